/** How much the seeded tests of guesses and tamperings try: little by itself, more by `GINKGO_GUESSES`, `GINKGO_TAMPERINGS`, another `GINKGO_SEED`. */
export const guessCount = Number(process.env['GINKGO_GUESSES'] ?? 500)
export const tamperings = Number(process.env['GINKGO_TAMPERINGS'] ?? 100)
export const seed = Number(process.env['GINKGO_SEED'] ?? 20_261_124)
/** Of a media pack that is interrupted; GINKGO_PACK_MEGABYTES=500 for the long run. */
export const packMegabytes = Number(process.env['GINKGO_PACK_MEGABYTES'] ?? 50)
export const packMegabytesInBrowser = Number(process.env['GINKGO_PACK_MEGABYTES'] ?? 10)
