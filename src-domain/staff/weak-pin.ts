/**
 * PINs that somebody at the kiosk would try first. A birthday cannot be told from any other six digits here (the host
 * does not know it), so those are left to the staff's training and to the lock after wrong attempts.
 */
const favourites = new Set(
  (
    '520520 131420 201314 521521 520131 168168 888666 666888 518518 147258 258369 159357 357159 159753 753951 147369 ' +
    '369258 963852 852741 741852 789456 456123 123321 654123 321654 112358 314159 102030 100200 123654 246810 135790 110119'
  ).split(' '),
)

/** @param pin six digits. */
export function isWeakPin(pin: string): boolean {
  const digits = [...pin].map(Number)
  const steps = digits.slice(1).map((digit, i) => (digit - (digits[i] ?? 0) + 10) % 10)
  const evenSteps = new Set(steps).size === 1
  const repeats = [1, 2, 3].some((length) => pin === pin.slice(0, length).repeat(6 / length))
  const pairsInARow = /^(\d)\1(\d)\2(\d)\3$/.test(pin) && evenPairs(digits)
  const halves = /^(\d)\1\1(\d)\2\2$/.test(pin)
  return evenSteps || repeats || pairsInARow || halves || new Set(pin).size < 2 || favourites.has(pin)
}

/** 112233, 778899, 332211: the pairs count up or down by one and the same step. */
function evenPairs(digits: readonly number[]): boolean {
  const [a = 0, , b = 0, , c = 0] = digits
  return (b - a + 10) % 10 === (c - b + 10) % 10
}
