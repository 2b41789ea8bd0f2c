// Adding papers, step by step: the ways in, the draft, the receipt.
import { AgainScreen } from './again-screen.tsx'
import { DraftScreen } from './draft-screen.tsx'
import { useIntake } from './intake-store.ts'
import { ReceiptScreen } from './receipt-screen.tsx'
import { Ways } from './ways.tsx'

/** The screen of `#/add`; with `welcome`, the first thing a new person sees. */
export function AddPage(props: { readonly welcome?: boolean }) {
  const stage = useIntake((state) => state.stage)
  switch (stage) {
    case 'ways':
      return <Ways welcome={props.welcome ?? false} />
    case 'draft':
      return <DraftScreen />
    case 'again':
      return <AgainScreen />
    case 'receipt':
      return <ReceiptScreen />
  }
}
