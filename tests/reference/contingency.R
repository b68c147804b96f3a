# Tables, strata, ordered groups, two judgements and scores, by R's own tests and by packages of its archive.
# Run: Rscript contingency.R > contingency.json
packages <- c("epitools", "epiR", "vcd", "psych")
for (package in packages) suppressWarnings(suppressPackageStartupMessages(library(package, character.only = TRUE)))

number <- function(x) sprintf("%.17g", x)
numbers <- function(x) paste0("[", paste(number(as.numeric(x)), collapse = ", "), "]")
whole <- function(x) paste0("[", paste(sprintf("%d", as.integer(x)), collapse = ", "), "]")
rows <- function(x) paste0("[", paste(apply(x, 1, whole), collapse = ", "), "]")
section <- function(name, entries) sprintf('"%s": [\n%s\n]', name, paste(entries, collapse = ",\n"))
quiet <- function(x) suppressWarnings(suppressMessages(x))

# exposed cases, exposed total, unexposed cases, unexposed total
pairs <- list(
  c(16, 128, 24, 256), c(7, 34, 1, 34), c(1, 10, 9, 10), c(45, 57, 20, 61), c(4, 4, 10, 20), c(1, 2, 1, 2),
  c(132, 161, 90, 140), c(2, 250, 4, 247), c(2400, 5000, 1999, 4100), c(29, 30, 11, 27), c(1, 60, 60, 61)
)

# The odds ratio that is likeliest with the margins given, and its exact limits, with R's equations solved to the end.
conditional <- function(x) {
  m <- sum(x[, 1]); n <- sum(x[, 2]); k <- sum(x[1, ]); seen <- x[1, 1]
  support <- max(0, k - n):min(k, m)
  logs <- dhyper(support, m, n, k, log = TRUE)
  masses <- function(log_ratio) {
    d <- logs + log_ratio * support
    d <- exp(d - max(d))
    d / sum(d)
  }
  solve <- function(f) exp(uniroot(f, c(-25, 25), tol = 1e-14)$root)
  c(
    if (seen == min(support)) 0 else if (seen == max(support)) 1e300 else
      solve(function(t) sum(support * masses(t)) - seen),
    if (seen == min(support)) 0 else solve(function(t) sum(masses(t)[support >= seen]) - 0.025),
    if (seen == max(support)) 1e300 else solve(function(t) sum(masses(t)[support <= seen]) - 0.025)
  )
}

pair <- function(g) {
  given <- matrix(c(g[4] - g[3], g[3], g[2] - g[1], g[1]), 2, byrow = TRUE)
  ratio <- quiet(riskratio.wald(given))$measure[2, ]
  odds <- if (any(given == 0)) c() else quiet(oddsratio.wald(given))$measure[2, ]
  turned <- given[2:1, 2:1]
  sprintf(
    paste0(
      '{"groups": %s, "prevalence_ratio": %s, "odds_ratio": %s, "conditional": %s, "pearson": %s, "yates": %s, ',
      '"fisher": %s, "exact_share": %s}'
    ),
    whole(g), numbers(ratio), numbers(odds), numbers(conditional(turned)),
    numbers(unlist(quiet(chisq.test(turned, correct = FALSE))[c("statistic", "p.value")])),
    numbers(unlist(quiet(chisq.test(turned, correct = TRUE))[c("statistic", "p.value")])),
    number(fisher.test(turned)$p.value), numbers(binom.test(g[1], g[2])$conf.int)
  )
}

table_of <- function(nrow, ...) matrix(c(...), nrow = nrow, byrow = TRUE)
tables <- list(
  table_of(2, 200, 7, 8, 300), table_of(2, 0, 64, 3, 8), table_of(2, 0, 5, 1, 4), table_of(2, 100, 2, 1000, 5),
  table_of(2, 3, 1, 4, 1, 5, 2), table_of(3, 5, 0, 0, 5, 1, 4), table_of(3, 10, 0, 0, 0, 8, 0, 0, 0, 6),
  table_of(4, 1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), table_of(2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
  table_of(2, 3, 40, 20, 12, 9, 4, 1, 50, 22, 8, 6, 1), table_of(3, 1, 10, 40, 2, 20, 30, 4, 30, 19),
  table_of(5, 2, 0, 1, 0, 0, 3, 1, 0, 1, 0, 1, 2, 2, 0, 1, 4, 2, 1, 1, 0, 2, 3, 2, 4, 1),
  table_of(5, 14, 1, 30, 5, 9, 9, 2, 2, 50, 0), table_of(2, 900, 30, 20, 2, 800, 10, 20, 3),
  table_of(2, 3, 10, 20, 10, 20, 10, 5, 1, 20, 40, 35, 35, 20, 20), table_of(3, 1, 10, 100, 2, 60, 50, 4, 80, 190)
)
a_table <- function(x) {
  sprintf(
    '{"rows": %s, "pearson": %s, "df": %s, "fisher": %s}', rows(x),
    numbers(unlist(quiet(chisq.test(x, correct = FALSE))[c("statistic", "p.value")])),
    number(quiet(chisq.test(x, correct = FALSE))$parameter), number(fisher.test(x, workspace = 2e7)$p.value)
  )
}

# one line a stratum: exposed cases, exposed others, unexposed cases, unexposed others
stratified <- list(
  rbind(c(10, 20, 8, 30), c(5, 15, 9, 12)), rbind(c(3, 17, 1, 22), c(14, 6, 9, 11), c(20, 4, 13, 9)),
  rbind(c(512, 313, 89, 19), c(353, 207, 17, 8), c(120, 205, 202, 391), c(138, 279, 131, 244), c(53, 138, 94, 299)),
  rbind(c(4, 9, 2, 12), c(7, 7, 5, 9), c(1, 14, 3, 10), c(6, 5, 6, 8)), rbind(c(2, 3, 1, 4), c(1, 2, 3, 1))
)
# Tarone's correction written out: what each stratum's margins hold at the pooled ratio, found by a search.
tarone <- function(x, ratio) {
  parts <- apply(x, 1, function(s) {
    m <- s[1] + s[3]; exposed <- s[1] + s[2]; unexposed <- s[3] + s[4]
    equation <- function(a) log(a) + log(unexposed - m + a) - log(m - a) - log(exposed - a) - log(ratio)
    ends <- c(max(0, m - unexposed), min(m, exposed))
    a <- uniroot(equation, ends + c(1, -1) * 1e-9, tol = 1e-14)$root
    c(s[1] - a, 1 / (1 / a + 1 / (m - a) + 1 / (exposed - a) + 1 / (unexposed - m + a)))
  })
  statistic <- sum(parts[1, ]^2 / parts[2, ]) - sum(parts[1, ])^2 / sum(parts[2, ])
  c(statistic, pchisq(statistic, nrow(x) - 1, lower.tail = FALSE))
}
strata <- function(x) {
  cube <- array(apply(x, 1, function(s) matrix(s, 2, byrow = TRUE)), c(2, 2, nrow(x)))
  plain <- mantelhaen.test(cube, correct = FALSE)
  found <- quiet(epi.2by2(cube, method = "cross.sectional", outcome = "as.columns"))$massoc.detail
  sprintf(
    paste0(
      '{"strata": %s, "odds_ratio": %s, "test": %s, "corrected": %s, "prevalence_ratio": %s, "breslow_day": %s, ',
      '"tarone": %s}'
    ),
    rows(x), numbers(c(plain$estimate, plain$conf.int)), numbers(c(plain$statistic, plain$p.value)),
    numbers(unlist(mantelhaen.test(cube, correct = TRUE)[c("statistic", "p.value")])),
    numbers(found$PR.mh.wald), numbers(found$OR.homog.brday), numbers(tarone(x, plain$estimate))
  )
}

ordered_groups <- list(
  list(c(83, 90, 129, 70), c(86, 93, 136, 82), 1:4), list(c(1, 4, 9), c(12, 12, 12), 1:3),
  list(c(0, 2, 3, 9, 11), c(10, 14, 9, 15, 12), c(0, 0.5, 1.5, 4, 7)), list(c(5, 0), c(9, 8), 1:2),
  list(c(300, 420, 350, 90), c(1200, 1500, 1300, 400), c(0, 1, 2, 10))
)
trend <- function(g) {
  found <- prop.trend.test(g[[1]], g[[2]], g[[3]])
  sprintf(
    '{"cases": %s, "totals": %s, "scores": %s, "test": %s}', whole(g[[1]]), whole(g[[2]]), numbers(g[[3]]),
    numbers(c(found$statistic, found$p.value))
  )
}

judged <- list(
  table_of(2, 20, 5, 10, 15), table_of(2, 40, 9, 6, 45), table_of(2, 118, 5, 2, 0), table_of(3, 0, 4, 1, 0, 8, 0, 0, 1, 5),
  table_of(4, 11, 3, 1, 0, 2, 9, 4, 1, 0, 3, 12, 2, 1, 0, 5, 8), table_of(3, 1, 6, 2, 5, 0, 4, 3, 7, 1),
  table_of(5, 9, 0, 0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 1, 4)
)
kappa_of <- function(x) {
  found <- Kappa(x)
  sprintf('{"rows": %s, "unweighted": %s, "linear": %s}', rows(x), numbers(found$Unweighted), numbers(found$Weighted))
}

items <- list(
  cbind(c(1, 2, 3, 4, 2), c(2, 2, 3, 5, 1), c(1, 3, 2, 4, 3)),
  cbind(c(1, 0, 1, 1, 0, 1, 0, 0), c(1, 0, 1, 0, 0, 1, 1, 0), c(1, 1, 1, 1, 0, 1, 0, 0), c(0, 0, 1, 1, 0, 1, 0, 0)),
  cbind(c(5, 1, 4, 2, 3, 3), c(1, 5, 2, 3, 4, 2), c(2, 3, 3, 1, 5, 4)),
  cbind(c(3, 4, 4, 5, 2, 1, 3, 4), c(3, 3, 5, 5, 1, 2, 3, 4), c(2, 4, 4, 4, 2, 1, 2, 5), c(3, 4, 4, 5, 2, 2, 3, 4),
        c(30, 41, 38, 52, 22, 15, 29, 44))
)
consistency <- function(x) {
  colnames(x) <- paste0("q", seq_len(ncol(x)))
  capture.output(found <- quiet(psych::alpha(x, check.keys = FALSE, warnings = FALSE)))
  sprintf(
    '{"items": %s, "alpha": %s, "feldt": %s, "deleted": %s}', rows(x), number(found$total$raw_alpha),
    numbers(c(found$feldt$lower.ci, found$feldt$upper.ci)), numbers(found$alpha.drop$raw_alpha)
  )
}

versions <- vapply(packages, function(package) paste(package, packageVersion(package)), "")
cat('{\n"origin": "', R.version.string, "; ", paste(versions, collapse = ", "), '; Rscript contingency.R",\n', sep = "")
cat(
  section("pairs", vapply(pairs, pair, "")), section("tables", vapply(tables, a_table, "")),
  section("stratified", vapply(stratified, strata, "")), section("trends", vapply(ordered_groups, trend, "")),
  section("judgements", vapply(judged, kappa_of, "")), section("items", vapply(items, consistency, "")),
  sep = ",\n"
)
cat("\n}\n")
