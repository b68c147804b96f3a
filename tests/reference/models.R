# Prevalence and odds ratios by glm, with variances by sandwich, clubSandwich and survey.
# The data are made by arithmetic, no random numbers, and written beside the answers.
# Run: Rscript models.R > models.json
suppressPackageStartupMessages({
  library(survey)
  library(sandwich)
  library(clubSandwich)
  library(jsonlite)
})

# A number between 0 and 1 for each of 1 … n, scattered without being random.
scatter <- function(n, first, second) ((seq_len(n) * first + (seq_len(n)^2 * second) %% 1009) %% 1013) / 1013

made <- function(n, clusters, strata) {
  cluster <- (seq_len(n) * 17) %% clusters
  lean <- ((cluster * 5) %% 7 - 3) / 12
  counselled <- as.numeric(scatter(n, 331, 7) < 0.45 + lean / 2)
  age <- 18 + floor(25 * scatter(n, 577, 3))
  schooling <- floor(3 * scatter(n, 149, 11))
  share <- 0.42 + 0.16 * counselled + 0.05 * schooling - 0.006 * (age - 28) + lean
  stratum <- cluster %% strata
  data.frame(
    outcome = as.numeric(scatter(n, 787, 5) < share),
    counselled = counselled, age = age,
    secondary = as.numeric(schooling == 1), higher = as.numeric(schooling == 2),
    cluster = cluster, stratum = stratum,
    weight = 1 + 2 * stratum + ((cluster * 3) %% 5) / 2,
    population = 60 + 20 * stratum,
    households = 900 + 100 * stratum
  )
}
whole <- outcome ~ counselled + age + secondary + higher

coefficients <- function(fit, variance, degrees = Inf) {
  keep <- seq_along(coef(fit))[-1]
  estimate <- unname(coef(fit)[keep])
  error <- unname(sqrt(diag(variance)))[keep]
  half <- qt(0.975, degrees) * error
  levels <- which(names(coef(fit)) %in% c("secondary", "higher"))
  answer <- list(
    names = names(coef(fit))[keep], ratio = exp(estimate), error = error,
    lower = exp(estimate - half), upper = exp(estimate + half),
    p = 2 * pt(-abs(estimate / error), degrees)
  )
  if (is.finite(degrees)) answer$degrees <- degrees
  if (length(levels) == 2) {
    chi <- drop(coef(fit)[levels] %*% solve(variance[levels, levels]) %*% coef(fit)[levels])
    answer$joint <- if (is.finite(degrees)) {
      list(statistic = chi / 2, p = pf(chi / 2, 2, degrees, lower.tail = FALSE))
    } else {
      list(statistic = chi, p = pchisq(chi, 2, lower.tail = FALSE))
    }
  }
  answer
}

# Corrected variances written out over rows, with the weights that glm stopped with: the residuals of a cluster times
# (I - H)^power; -1/2 is Kauermann and Carroll's, -1 Mancl and DeRouen's, which clubSandwich calls CR3.
corrected <- function(fit, cluster, power) {
  root <- model.matrix(fit) * sqrt(fit$weights)
  left <- residuals(fit, "working") * sqrt(fit$weights)
  bread <- summary(fit)$cov.unscaled
  meat <- matrix(0, ncol(root), ncol(root))
  for (one in unique(cluster)) {
    rows <- which(cluster == one)
    scaled <- root[rows, , drop = FALSE]
    parts <- eigen(diag(length(rows)) - scaled %*% bread %*% t(scaled), symmetric = TRUE)
    factor <- parts$vectors %*% diag(parts$values^power, length(rows)) %*% t(parts$vectors)
    meat <- meat + tcrossprod(t(scaled) %*% factor %*% left[rows])
  }
  bread %*% meat %*% bread
}

models <- function(data, formula) {
  poisson <- glm(formula, family = stats::poisson(), data = data)
  logistic <- glm(formula, family = binomial(), data = data)
  left <- length(unique(data$cluster)) - length(coef(poisson))
  designs <- list(
    cluster = svydesign(ids = ~cluster, weights = ~1, data = data),
    weight = svydesign(ids = ~1, weights = ~weight, data = data),
    full = svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~population, nest = TRUE, data = data),
    respondents = svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~households, data = data)
  )
  surveyed <- function(design, family) {
    fit <- svyglm(formula, design = design, family = family)
    coefficients(fit, vcov(fit), fit$df.residual)
  }
  domain <- function(family) {
    inside <- subset(designs$full, age < 34 & cluster != 4)
    fit <- svyglm(formula, design = inside, family = family)
    coefficients(fit, vcov(fit), fit$df.residual)
  }
  for (fit in list(poisson, logistic)) {
    stated <- diag(as.matrix(vcovCR(fit, cluster = data$cluster, type = "CR3")))
    stopifnot(max(abs(diag(corrected(fit, data$cluster, -1)) / stated - 1)) < 1e-3)
  }
  answers <- list(
    modified_poisson_hc0 = coefficients(poisson, vcovHC(poisson, type = "HC0")),
    logistic_model_based = coefficients(logistic, vcov(logistic)),
    modified_poisson_vcovcl = coefficients(
      poisson, vcovCL(poisson, cluster = data$cluster, type = "HC0", cadjust = TRUE), left
    ),
    modified_poisson_mancl_derouen = coefficients(poisson, corrected(poisson, data$cluster, -1), left),
    logistic_mancl_derouen = coefficients(logistic, corrected(logistic, data$cluster, -1), left),
    modified_poisson_kauermann_carroll = coefficients(poisson, corrected(poisson, data$cluster, -0.5), left),
    logistic_kauermann_carroll = coefficients(logistic, corrected(logistic, data$cluster, -0.5), left),
    log_likelihood = as.numeric(logLik(logistic))
  )
  for (name in names(designs)) {
    answers[[paste0("modified_poisson_", name)]] <- surveyed(designs[[name]], quasipoisson())
    answers[[paste0("logistic_", name)]] <- surveyed(designs[[name]], quasibinomial())
  }
  answers$modified_poisson_domain <- domain(quasipoisson())
  answers$logistic_domain <- domain(quasibinomial())
  answers
}

few <- made(240, 12, 2)
many <- made(900, 60, 3)
origin <- paste0(
  R.version.string, "; glm; sandwich ", packageVersion("sandwich"), " vcovHC, vcovCL; clubSandwich ",
  packageVersion("clubSandwich"), " vcovCR(CR3); survey ", packageVersion("survey"), " svyglm; Rscript models.R"
)
cat(toJSON(
  list(
    origin = origin,
    few = list(data = few, adjusted = models(few, whole), crude = models(few, outcome ~ counselled)),
    many = list(data = many, adjusted = models(many, whole), crude = models(many, outcome ~ counselled))
  ),
  dataframe = "columns", auto_unbox = TRUE, digits = NA, null = "null"
), "\n", sep = "")
