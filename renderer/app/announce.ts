// Says something to screen readers without showing it: an item moved, a filter's result.
import { create } from 'zustand'

export const useAnnouncement = create<{ readonly text: string }>(() => ({ text: '' }))

/** Said politely, after what is being said. */
export function announce(text: string): void {
  useAnnouncement.setState({ text })
}
