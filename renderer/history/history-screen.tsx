// Reading over time as the rest of the window sees it: the chart's code comes when it is wanted.
import { later } from '../reader/later.tsx'

/** The screen at `#/history`. */
export const HistoryPage = later(async () => (await import('./history-page.tsx')).HistoryPage).Part
