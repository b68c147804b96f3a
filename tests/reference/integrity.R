# What the integrity checks are held against: limits by each method, p-values of all tables with Tomuan's margins, and the
# means and standard deviations that whole-number answers can have, by listing all answers.
# Run: Rscript integrity.R > integrity.json
number <- function(x) sprintf("%.17g", x)
z <- qnorm(0.975)

tables <- list(
  c(165, 36, 26, 23), c(33, 67, 32, 118), c(40, 80, 28, 102), c(66, 48, 64, 72), c(12, 8, 5, 20), c(30, 20, 18, 32),
  c(7, 3, 2, 9), c(55, 45, 40, 60)
)
limits <- function(t) {
  a <- t[1]; b <- t[2]; c <- t[3]; d <- t[4]
  pr <- (a / (a + b)) / (c / (c + d)); or <- a * d / (b * c)
  # standard errors as models report them, not by the formulas that are to be checked
  error <- function(fit) summary(fit)$coefficients[2, 2]
  strict <- glm.control(epsilon = 1e-12, maxit = 200)
  model <- error(glm(c(a, c) ~ c(1, 0) + offset(log(c(a + b, c + d))), family = poisson, control = strict))
  start <- c(log(c / (c + d)), log(pr))
  katz <- error(glm(cbind(c(a, c), c(b, d)) ~ c(1, 0), family = binomial(link = "log"), start = start, control = strict))
  logit <- glm(cbind(c(a, c), c(b, d)) ~ c(1, 0), family = binomial, control = strict)
  woolf <- error(logit)
  exact <- fisher.test(matrix(t, 2, byrow = TRUE))
  row <- function(method, value, low, high) {
    sprintf('{"method": "%s", "table": [%s], "value": %s, "lower": %s, "upper": %s}',
      method, paste(t, collapse = ", "), number(value), number(low), number(high))
  }
  c(row("katz", pr, pr * exp(-z * katz), pr * exp(z * katz)),
    row("poisson_model", pr, pr * exp(-z * model), pr * exp(z * model)),
    row("woolf", or, or * exp(-z * woolf), or * exp(z * woolf)),
    row("exact_conditional", as.numeric(exact$estimate), exact$conf.int[1], exact$conf.int[2]))
}

p_row <- function(t) {
  m <- matrix(t, 2, byrow = TRUE)
  g <- suppressWarnings(chisq.test(m, correct = FALSE))
  o <- as.numeric(g$observed); e <- as.numeric(g$expected)
  lr <- 2 * sum(ifelse(o > 0, o * log(o / e), 0))
  sprintf('{"table": [%s], "pearson": %s, "yates": %s, "fisher": %s, "likelihood_ratio": %s}',
    paste(t, collapse = ", "), number(g$p.value), number(suppressWarnings(chisq.test(m))$p.value),
    number(fisher.test(m)$p.value), number(pchisq(lr, 1, lower.tail = FALSE)))
}
margins <- lapply(38:45, function(a) c(a, 50 - a, 45 - a, a - 38))

# all multisets of n answers from low to high; the pairs of mean and standard deviation, to two decimals, that they have
answers <- function(n, low, high) {
  if (n == 1) return(matrix(low:high, ncol = 1))
  do.call(rbind, lapply(low:high, function(first) cbind(first, answers(n - 1, first, high))))
}
possible <- function(n, low, high) {
  all <- answers(n, low, high)
  pairs <- unique(data.frame(s = rowSums(all), v = round(apply(all, 1, var), 10)))
  # the sum is kept exact; ties of the SD at the third decimal would print either way and do not occur here
  text <- unique(sprintf('["%.2f", "%.2f"]', pairs$s / n, sqrt(pairs$v)))
  sprintf('{"n": %d, "low": %d, "high": %d, "pairs": [%s]}', n, low, high, paste(sort(text), collapse = ", "))
}

cat('{\n"origin": "', R.version.string, '; glm, fisher.test, chisq.test; Rscript integrity.R",\n', sep = "")
cat('"limits": [\n', paste(unlist(lapply(tables, limits)), collapse = ",\n"), "\n],\n", sep = "")
cat('"p_values": [\n', paste(vapply(margins, p_row, ""), collapse = ",\n"), "\n],\n", sep = "")
cat('"answers": [\n', paste(c(possible(7, 1, 5), possible(9, 1, 4), possible(6, 0, 6)), collapse = ",\n"), "\n]\n}\n", sep = "")
