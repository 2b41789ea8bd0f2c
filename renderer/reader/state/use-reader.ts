// How components reach the session of the paper they show.
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { ReaderState } from './reader-state.ts'
import type { ReaderSession } from './session.ts'

export const SessionContext = createContext<ReaderSession | null>(null)

/** The session. Only for components that are drawn inside an open reader. */
export function useSession(): ReaderSession {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession outside a reader')
  return session
}

/** A part of the reader's view state. */
export function useReader<Part>(select: (state: ReaderState) => Part): Part {
  return useStore(useSession().store, select)
}
