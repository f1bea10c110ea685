/**
 * The shape an English file must have: every key of the Chinese one, nothing else. Chinese has one plural form
 * (`…_other`), English two: beside `days_other` an English file may (and should) have `days_one`.
 */
export type Shape<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Shape<Texts[Key]>
} & {
  readonly [Key in keyof Texts as Key extends `${infer Base}_other` ? `${Base}_one` : never]?: string
}
