// What tabs and sides answer to keys, menus and the palette.
import { useCommands, type CommandHandlers } from '../../app/commands.ts'
import { change, changeAndShow, useTabs, withPlaces } from './tabs-store.ts'
import * as on from './workspace.ts'

/** Registers the commands; those that need a paper on the screen only with `reading`. */
export function useTabCommands(reading: boolean): void {
  const tabs = useTabs((state) => state.tabs)
  const several = tabs.tabs.length > (reading ? 1 : 0)
  const sides = on.currentTab(tabs)?.panes.length ?? 0
  const show = (how: Parameters<typeof changeAndShow>[0]) => (): void | false =>
    changeAndShow(how) ? undefined : false
  const at = (): number => tabs.tabs.findIndex(({ id }) => id === tabs.current)
  const current = tabs.current ?? ''
  const everywhere: CommandHandlers = {
    ...(several
      ? {
          'tab.next': show((now) => (reading ? on.stepped(now, 1) : again(now))),
          'tab.previous': show((now) => (reading ? on.stepped(now, -1) : again(now))),
          'tab.nth': (press) => show((now) => again(on.nth(now, Number(press?.key ?? 1))))(),
        }
      : {}),
    ...(tabs.closed.length > 0 ? { 'tab.reopen': show((now) => on.reopened(now)) } : {}),
  }
  useCommands({
    ...everywhere,
    ...(reading
      ? {
          'tab.close': show((now) => on.closed(now, current)),
          'tab.moveLeft': () => change((now) => on.moved(now, current, at() - 1)),
          'tab.moveRight': () => change((now) => on.moved(now, current, at() + 1)),
          'split.open': show((now, newId) =>
            sides > 1 ? on.unsplit(now, on.currentTab(now)?.active ?? 0, newId) : on.split(withPlaces(now), newId),
          ),
        }
      : {}),
    ...(reading && tabs.tabs.length > 1
      ? {
          'split.beside': show((now, newId) => {
            const other = on.lastOther(now)
            return other ? on.beside(now, other, newId) : now
          }),
        }
      : {}),
    ...(reading && sides > 1
      ? {
          'split.focus': show((now) => on.focused(now, 1 - (on.currentTab(now)?.active ?? 0))),
          'split.swap': () => change(on.swapped),
        }
      : {}),
  })
}

/** The same tabs as another object, so that the tab one looked at last comes back on the screen. */
function again(tabs: ReturnType<typeof on.nth>): ReturnType<typeof on.nth> {
  return { ...tabs }
}
