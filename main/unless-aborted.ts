// What the index cannot answer is answered without it: nobody sees a failure of what is only derived.

/** For `catch`: null, unless it failed because the caller went. */
export function unlessAborted(signal: AbortSignal | undefined): (error: unknown) => null {
  return (error) => {
    if (signal?.aborted) throw error
    return null
  }
}
