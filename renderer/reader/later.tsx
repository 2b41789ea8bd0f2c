// A part of the screen whose code is loaded when it is first shown, without Suspense: React holds whatever comes after a
// fallback back for 300 ms, and a part that is loaded already would show its fallback for one frame.
import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

/** A component that stands in until `load` has brought the real one; `load` may be called ahead, and is called once. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): { readonly Part: ComponentType<Props & { readonly meanwhile?: ReactNode }>; readonly load: () => Promise<void> } {
  let loaded: ComponentType<Props> | null = null
  let loading: Promise<void> | null = null
  const begin = (): Promise<void> => {
    loading ??= load().then(
      (component) => {
        loaded = component
      },
      (error: unknown) => {
        // Asked for again, it is tried again.
        loading = null
        throw error
      },
    )
    return loading
  }
  function Part({ meanwhile = null, ...props }: Props & { readonly meanwhile?: ReactNode }) {
    const [state, setState] = useState<{ readonly error?: unknown; readonly ready: boolean }>({
      ready: loaded !== null,
    })
    useEffect(() => {
      if (state.ready) return
      let gone = false
      begin().then(
        () => !gone && setState({ ready: true }),
        (error: unknown) => !gone && setState({ ready: false, error }),
      )
      return () => {
        gone = true
      }
    }, [state.ready])
    if (state.error !== undefined) throw state.error
    const Loaded = loaded
    // What is left of the props after `meanwhile` is the component's own.
    return Loaded ? <Loaded {...(props as unknown as Props)} /> : meanwhile
  }
  return { Part, load: begin }
}
