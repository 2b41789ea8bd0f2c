// From what a person did to the frame that shows what came of it, as a User Timing measure.

/** Measures from `start` (performance.now()) till the next frame is painted: `offprint:query`. */
export function measurePainted(start: number): void {
  requestAnimationFrame(() => {
    // A message is taken after the frame that this callback belongs to was laid out and painted.
    const painted = new MessageChannel()
    painted.port1.onmessage = () => {
      painted.port1.close()
      performance.measure('offprint:query', { start })
    }
    painted.port2.postMessage(null)
  })
}
