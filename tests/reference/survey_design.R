# Shares, means, differences and tables of designed samples, by the survey package.
# The data are made by arithmetic, no random numbers, and written beside the answers.
# Run: Rscript survey_design.R > survey_design.json
suppressPackageStartupMessages({
  library(survey)
  library(jsonlite)
})

scatter <- function(n, first, second) ((seq_len(n) * first + (seq_len(n)^2 * second) %% 1009) %% 1013) / 1013
n <- 400
cluster <- (seq_len(n) * 29) %% 20
stratum <- cluster %% 3
lean <- ((cluster * 7) %% 9 - 4) / 20
data <- data.frame(
  cluster = cluster, stratum = stratum, weight = 1 + stratum + ((cluster * 3) %% 4) / 2,
  clusters_there = c(30, 25, 18)[stratum + 1], persons_there = c(900, 700, 500)[stratum + 1],
  fed = as.numeric(scatter(n, 787, 5) < 0.55 + lean), rare = as.numeric(scatter(n, 311, 13) < 0.04),
  age = 17 + floor(28 * scatter(n, 577, 3)), exposed = as.numeric(scatter(n, 331, 7) < 0.4 + lean),
  place = floor(3 * scatter(n, 149, 11)), village = floor(cluster / 7)
)

designs <- list(
  simple = svydesign(ids = ~1, weights = ~1, data = data),
  weighted = svydesign(ids = ~1, weights = ~weight, data = data),
  clusters = svydesign(ids = ~cluster, weights = ~1, data = data),
  clusters_weighted = svydesign(ids = ~cluster, weights = ~weight, data = data),
  stratified = svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~persons_there, data = data),
  full = svydesign(
    ids = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~clusters_there, nest = TRUE, data = data
  )
)

share <- function(formula, design) {
  # The logit interval goes through glm, which stops at 1e-8 of the deviance; its own arithmetic is closed.
  average <- svymean(formula, design, deff = "replace")
  p <- unname(coef(average))
  error <- unname(SE(average))[1]
  error <- as.numeric(error)
  logit <- qlogis(p) + c(-1, 1) * qt(0.975, degf(design)) * error / (p * (1 - p))
  stated <- as.numeric(attr(svyciprop(formula, design, method = "logit"), "ci"))
  stopifnot(all(abs(stated - plogis(logit)) < 1e-6))
  list(
    value = p, error = error, degrees = degf(design), deff = as.numeric(deff(average)),
    logit = plogis(logit), beta = as.numeric(attr(svyciprop(formula, design, method = "beta"), "ci")),
    effective = p * (1 - p) / error^2
  )
}

average <- function(formula, design) {
  found <- svymean(formula, design, deff = "replace")
  list(
    value = unname(coef(found)), error = as.numeric(SE(found)), deff = as.numeric(deff(found)),
    limits = as.numeric(confint(found, df = degf(design)))
  )
}

contrast <- function(design) {
  by <- svyby(~fed, ~exposed, design, svymean, covmat = TRUE)
  found <- svycontrast(by, c(-1, 1))
  list(
    value = unname(coef(found)), error = as.numeric(SE(found)),
    limits = as.numeric(confint(found, df = degf(design)))
  )
}

table_test <- function(formula, design) {
  found <- svychisq(formula, design, statistic = "F")
  list(
    statistic = unname(found$statistic), numerator = unname(found$parameter["ndf"]),
    denominator = unname(found$parameter["ddf"]), p = unname(found$p.value)
  )
}

answers <- lapply(designs, function(design) {
  young <- subset(design, age < 27)
  village <- subset(design, village == 2)
  list(
    fed = share(~fed, design), rare = share(~rare, design), fed_young = share(~fed, young),
    fed_village = share(~fed, village), age = average(~age, design), age_young = average(~age, young),
    difference = contrast(design), difference_young = contrast(young),
    two_by_two = table_test(~ fed + exposed, design), two_by_three = table_test(~ fed + place, design),
    village_by_place_young = table_test(~ village + place, young)
  )
})
by_place <- svyby(~fed, ~place, designs$full, svyciprop, vartype = c("se", "ci"))

cat(toJSON(
  list(
    origin = paste0(
      R.version.string, "; survey ", packageVersion("survey"),
      ": svymean, svyciprop, svyby, svycontrast, svychisq; Rscript survey_design.R"
    ),
    data = data, answers = answers,
    by_place = list(
      value = unname(coef(by_place)), error = by_place[["se.as.numeric(fed)"]],
      lower = by_place$ci_l, upper = by_place$ci_u
    )
  ),
  dataframe = "columns", auto_unbox = TRUE, digits = NA
), "\n", sep = "")
