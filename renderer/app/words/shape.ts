// What a translation must be: the shape of the English words, key for key, so that a missing one does not compile.

/** The same keys as `Words`. Forms for "one" may be left out: Chinese has a single plural form. */
export type Translated<Words> = {
  readonly [Key in keyof Words as Key extends `${string}_one` ? never : Key]: Words[Key] extends string
    ? string
    : Translated<Words[Key]>
}
