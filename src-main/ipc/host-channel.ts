/** Shared by preload and main. */
export const hostChannel = 'ginkgo-host'
