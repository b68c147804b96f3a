# Funnel limits by R's own qbinom, pbinom and dbinom, and the dispersion by quantile (type 7).
# Run: Rscript funnel.R > funnel.json
number <- function(x) sprintf("%.17g", x)
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
tails <- c(0.025, 0.975, 0.001, 0.999)

limit <- function(size, share, tail) {
  r <- qbinom(tail, size, share)
  w <- (pbinom(r, size, share) - tail) / dbinom(r, size, share)
  min(max((r - w) / size, 0), 1)
}
limits <- function(size, share) {
  values <- vapply(tails, function(tail) limit(size, share, tail), 0)
  sprintf('{"size": %d, "share": %s, "limits": %s}', size, number(share), list_of(number(values)))
}
grid <- expand.grid(size = c(1, 2, 3, 5, 10, 34, 57, 161, 1000, 20000), share = c(0.001, 0.12, 0.5, 0.82, 0.995))

# Open heart operations on infants under one year, deaths within 30 days, twelve English centres, 1991 to 1995, Hospital
# Episode Statistics (Aylin P et al. (2001) Lancet 358:181-187; counts as in Spiegelhalter D (2019) The Art of
# Statistics, chapter 2).
centres <- c(
  "Bristol", "Leicester", "Leeds", "Oxford", "Guys", "Liverpool", "Southampton", "Great Ormond Street", "Newcastle",
  "Harefield", "Birmingham", "Brompton"
)
operations <- c(143, 187, 323, 122, 164, 405, 239, 482, 195, 177, 581, 301)
deaths <- c(41, 25, 24, 23, 25, 42, 24, 53, 26, 25, 58, 31)

dispersion <- function(x, n) {
  benchmark <- sum(x) / sum(n)
  z <- (x / n - benchmark) / sqrt(benchmark * (1 - benchmark) / n)
  ends <- quantile(z, c(0.1, 0.9), names = FALSE)
  mean(pmin(pmax(z, ends[1]), ends[2])^2)
}
spread <- list(x = c(30, 11, 45, 5, 7, 9, 20, 14, 12), n = c(34, 14, 50, 9, 7, 15, 22, 22, 25))

cat('{\n"origin": "', R.version.string, '; stats::qbinom, pbinom, dbinom, quantile; Rscript funnel.R",\n', sep = "")
cat('"limits": [\n', paste(mapply(limits, grid$size, grid$share), collapse = ",\n"), "\n],\n", sep = "")
cat('"centres": {"names": ', list_of(paste0('"', centres, '"')), ', "operations": ', list_of(operations),
    ', "deaths": ', list_of(deaths), ', "dispersion": ', number(dispersion(deaths, operations)), "},\n", sep = "")
cat('"villages": {"numerators": ', list_of(spread$x), ', "denominators": ', list_of(spread$n),
    ', "dispersion": ', number(dispersion(spread$x, spread$n)), "}\n}\n", sep = "")
