# Intervals of shares and of their differences, by R's own prop.test and by the formulas written out in R.
# Run: Rscript proportions.R > proportions.json
number <- function(x) sprintf("%.17g", x)

wilson <- function(x, n, level = 0.95) {
  as.numeric(suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int)
}

shares <- list(
  c(0, 20), c(1, 29), c(15, 148), c(81, 263), c(4, 4), c(50, 50), c(1, 1), c(0, 1), c(132, 161), c(45, 57),
  c(50, 57), c(56, 57), c(997, 1000), c(12345, 67890)
)
share <- function(counts) {
  limits <- wilson(counts[1], counts[2])
  wide <- wilson(counts[1], counts[2], 0.998)
  sprintf(
    '{"numerator": %d, "denominator": %d, "lower": %s, "upper": %s, "lower_998": %s, "upper_998": %s}',
    counts[1], counts[2], number(limits[1]), number(limits[2]), number(wide[1]), number(wide[2])
  )
}

differences <- list(
  c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(10, 10, 0, 20),
  c(10, 10, 0, 10), c(7, 34, 1, 34), c(132, 161, 90, 140)
)
difference <- function(counts) {
  now <- wilson(counts[1], counts[2])
  before <- wilson(counts[3], counts[4])
  p <- counts[1] / counts[2]
  q <- counts[3] / counts[4]
  sprintf(
    '{"now": [%d, %d], "before": [%d, %d], "value": %s, "lower": %s, "upper": %s}',
    counts[1], counts[2], counts[3], counts[4], number(p - q),
    number(p - q - sqrt((p - now[1])^2 + (before[2] - q)^2)),
    number(p - q + sqrt((now[2] - p)^2 + (q - before[1])^2))
  )
}

cat('{\n"origin": "', R.version.string, '; stats::prop.test(correct = FALSE); Rscript proportions.R", \n', sep = "")
cat('"shares": [\n', paste(vapply(shares, share, ""), collapse = ",\n"), "\n],\n", sep = "")
cat('"differences": [\n', paste(vapply(differences, difference, ""), collapse = ",\n"), "\n]\n}\n", sep = "")
