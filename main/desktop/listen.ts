// Main's own ear for the program's events: a client that only listens.
import { events } from '../../preload/contract.ts'
import type { EventName, EventPayload } from '../../preload/contract.ts'
import type { Unsubscribe } from '../../preload/link.ts'
import type { Host } from '../bridge/dispatch.ts'

/** Calls `listener` at each event of that name. */
export function listen<E extends EventName>(
  host: Pick<Host, 'attach'>,
  name: E,
  listener: (payload: EventPayload<E>) => void,
): Unsubscribe {
  return host.attach({
    send(frame) {
      if (frame.t !== 'event' || frame.name !== name) return
      listener(events[name].parse(frame.payload) as EventPayload<E>)
    },
    onFrame: () => () => undefined,
    onClose: () => () => undefined,
  })
}
