// Many calls in a short time become one: at once for the first, once more at the end for the rest.

/** A function that runs `work` at most once every `milliseconds`, never losing the last call. */
export function coalesce(milliseconds: number, work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const open = (): void => {
    timer = null
    if (!again) return
    again = false
    run()
  }
  const run = (): void => {
    timer = setTimeout(open, milliseconds)
    work()
  }
  return () => {
    if (timer) again = true
    else run()
  }
}
