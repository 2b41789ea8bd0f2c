// The Markdown editor: CodeMirror 6 with just what notes need. Styles go through the page's nonce (DESIGN §7).
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
  markdown,
  markdownLanguage,
} from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorState, Transaction } from '@codemirror/state'
import { drawSelection, EditorView, keymap, placeholder, type KeyBinding } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export interface EditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly label: string
  readonly placeholder: string
  readonly onChange: (text: string) => void
}

/** The editor as the notes see it. */
export interface Editor {
  /** Replaces the whole text without calling `onChange`, keeping the cursor where it can. */
  replace(text: string): void
  /** Puts a block at the cursor, on lines of its own, and goes on after it. */
  insertBlock(block: string): void
  focus(): void
  destroy(): void
}

const look = EditorView.theme({
  '&': { height: '100%', fontSize: 'var(--text-15)', backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--serif)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '16px 20px 40vh', caretColor: 'var(--accent)' },
  '.cm-line': { padding: '0' },
  '.cm-cursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground': { backgroundColor: 'var(--accent-wash) !important' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 26%, transparent) !important',
  },
  '.cm-placeholder': { color: 'var(--ink-2)' },
})

/** Escape goes back to the paper, where letters are commands again. */
const leaveKey: KeyBinding = {
  key: 'Escape',
  run: (view) => {
    view.contentDOM.blur()
    return true
  },
}

/** Enter goes on with a list, and ends it on an empty item. */
const listKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: 'Backspace', run: deleteMarkupBackward },
]

const highlighting = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '650' },
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: tags.monospace, fontFamily: 'var(--mono)', fontSize: '0.88em' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--ink-2)' },
])

/** Makes an editor in an element. */
export function createEditor(options: EditorOptions): Editor {
  const nonce = styleNonce()
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        ...(nonce ? [EditorView.cspNonce.of(nonce)] : []),
        history(),
        drawSelection(),
        markdown({ base: markdownLanguage, addKeymap: false }),
        syntaxHighlighting(highlighting),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          spellcheck: 'true',
          role: 'textbox',
          tabindex: '0',
          'aria-multiline': 'true',
        }),
        placeholder(options.placeholder),
        keymap.of([leaveKey, ...listKeys, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        look,
        EditorView.updateListener.of((update) => {
          const ours = update.transactions.some((transaction) => transaction.annotation(Transaction.remote))
          if (update.docChanged && !ours) options.onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    replace(text) {
      if (text === view.state.doc.toString()) return
      const head = Math.min(view.state.selection.main.head, text.length)
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: head },
        annotations: Transaction.remote.of(true),
      })
    },
    insertBlock(block) {
      const { doc, selection } = view.state
      const line = doc.lineAt(selection.main.head)
      // After the line one is in; a fresh note starts at its top.
      const at = line.to
      const before = doc.length === 0 ? '' : line.text.trim() === '' ? '\n'.repeat(line.number > 1 ? 1 : 0) : '\n\n'
      const insert = `${before}${block}\n\n`
      view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + insert.length }, scrollIntoView: true })
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  }
}

/** The nonce that this document's styles carry; null where its policy asks for none. */
export function styleNonce(): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')
  return meta?.nonce || meta?.getAttribute('nonce') || meta?.content || null
}
