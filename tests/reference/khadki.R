# The survey of caregivers in Khadki (../shared/data/survey/pune.csv), read, tabulated and modelled by R alone.
# The file is no part of this project; only the answers are kept.
# Run: Rscript khadki.R <path of pune.csv> > khadki.json
suppressPackageStartupMessages({
  library(sandwich)
  library(jsonlite)
})

raw <- read.csv(commandArgs(TRUE)[1], check.names = FALSE, fileEncoding = "UTF-8-BOM", colClasses = "character")
column <- function(start) {
  found <- which(startsWith(gsub("[[:space:]]+", " ", names(raw)), start))
  stopifnot(length(found) == 1)
  trimws(raw[[found]])
}
said <- function(start) c("1. Yes" = TRUE, "2. No" = FALSE)[column(start)]
number <- function(start) suppressWarnings(as.numeric(column(start)))

form <- c("1. Exclusively breastfed" = 1, "2. Not Exclusively breastfed" = 0)[column("21. Preliminary analysis")]
given <- sapply(
  c(
    "21. Next, I will ask you", "B. Infant formula", "C. Milk", "D. Juice", "E. Clear broth", "F. Yogurt",
    "G. Thin porridge", "H. Any other liquids", "I. Any other liquids"
  ), said
)
none <- apply(!given, 1, all) # three-valued: FALSE wins over NA, NA over TRUE
derived <- as.numeric(unname(said("16. Was (name of the baby)")) & none)
place <- c("1. Slum area" = 1, "2. Non Slum area" = 0, "Non Slum area" = 0)[column("64 Your address is classified as")]
contact <- column("58. How often")
always <- ifelse(contact == "", NA, as.numeric(contact == "5. Always"))
data <- data.frame(
  ebf = unname(form), derived = derived, place = unname(place), contact = always,
  age = number("4. What was your age"), months = number("15. How old is your child")
)

crude <- function(name) {
  both <- data[!is.na(data$ebf) & !is.na(data[[name]]), ]
  counts <- table(factor(both[[name]], 1:0), factor(both$ebf, 1:0))
  test <- chisq.test(counts, correct = FALSE)
  p <- counts[, 1] / rowSums(counts)
  ratio_error <- sqrt(sum(1 / counts[, 1] - 1 / rowSums(counts)))
  odds_error <- sqrt(sum(1 / counts))
  odds <- counts[1, 1] * counts[2, 2] / (counts[1, 2] * counts[2, 1])
  reach <- c(-1, 1) * qnorm(0.975)
  list(
    counts = unname(as.vector(t(counts))), statistic = unname(test$statistic), p = test$p.value,
    prevalence_ratio = c(p[1] / p[2], p[1] / p[2] * exp(reach * ratio_error)),
    odds_ratio = c(odds, odds * exp(reach * odds_error))
  )
}

complete <- na.omit(data[c("ebf", "place", "contact", "age", "months")])
adjusted <- function(family, covariance) {
  control <- glm.control(epsilon = 1e-14, maxit = 100)
  fit <- glm(ebf ~ place + contact + age + months, family = family, data = complete, control = control)
  error <- sqrt(diag(covariance(fit)))
  wanted <- function(name) {
    exp(coef(fit)[[name]] + c(0, -1, 1) * qnorm(0.975) * error[[name]])
  }
  list(place = wanted("place"), contact = wanted("contact"))
}

judged <- table(factor(data$ebf, 1:0), factor(data$derived, 1:0))
shares <- judged / sum(judged)
chance <- sum(rowSums(shares) * colSums(shares))
young <- data[!is.na(data$ebf) & !is.na(data$months) & data$months <= 5, ]
by_month <- table(factor(young$months), factor(young$ebf, 1:0))
trend <- prop.trend.test(by_month[, 1], rowSums(by_month), score = as.numeric(rownames(by_month)))

cat(toJSON(
  list(
    origin = paste0(
      R.version.string, "; sandwich ", packageVersion("sandwich"),
      ": chisq.test, glm, vcovHC (HC0), prop.trend.test; Rscript khadki.R pune.csv"
    ),
    respondents = nrow(data), complete = nrow(complete), crude = list(place = crude("place"), contact = crude("contact")),
    adjusted = list(
      prevalence_ratio = adjusted(poisson(), function(fit) vcovHC(fit, type = "HC0")),
      odds_ratio = adjusted(binomial(), vcov)
    ),
    agreement = list(cells = as.vector(t(judged)), kappa = (sum(diag(shares)) - chance) / (1 - chance)),
    age = c(mean(data$age, na.rm = TRUE), sd(data$age, na.rm = TRUE), quantile(data$age, 1:3 / 4, na.rm = TRUE)),
    trend = c(unname(trend$statistic), trend$p.value)
  ),
  auto_unbox = TRUE, digits = NA
), "\n", sep = "")
