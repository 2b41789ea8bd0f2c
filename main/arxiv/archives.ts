// The names of arXiv's archives and categories: which exist, which stand for another, how people misspell them.
// From arXiv help/arxiv_identifier and the category taxonomy; plain data, no logic beyond look-up.

/** Archives that numbered papers as `archive/YYMMNNN` between July 1991 and March 2007. */
const oldArchives: ReadonlySet<string> = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga ' +
    'funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph ' +
    'q-alg q-bio quant-ph solv-int supr-con'
  ).split(' '),
)

/** `hepth` → `hep-th`: old archives as written without their hyphen. */
const withoutHyphen: ReadonlyMap<string, string> = new Map(
  [...oldArchives].filter((name) => name.includes('-')).map((name) => [name.replace('-', ''), name]),
)

/** The archive's proper name (`HEPTH` → `hep-th`), or null where there is no such archive. */
export function properArchive(written: string): string | null {
  const name = written.toLowerCase()
  return oldArchives.has(name) ? name : (withoutHyphen.get(name) ?? null)
}

/** Alias categories and what they stand for: arXiv's old answers repeat both, today's only one. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['math.MP', 'math-ph'],
  ['stat.TH', 'math.ST'],
  ['math.IT', 'cs.IT'],
  ['q-fin.EC', 'econ.GN'],
  ['cs.NA', 'math.NA'],
  ['cs.SY', 'eess.SY'],
])

/** Archives that exist today or are still the category of old papers; a category is one of these or `archive.XX`. */
const archives: ReadonlySet<string> = new Set([...oldArchives, 'econ', 'eess', 'q-fin', 'stat', 'test'])

const categoryShape = /^([a-z]+(?:-[a-z]+)?)(?:\.([A-Z]{2}|[a-z]+(?:-[a-z]+)+))?$/

/**
 * The categories among `terms`, in order, each once: MSC and ACM classes that old feeds mixed in are dropped, and so is
 * an alias whose other name is there too.
 */
export function realCategories(terms: readonly string[]): string[] {
  const known = [...new Set(terms.map((term) => term.trim()))].filter((term) => {
    const archive = categoryShape.exec(term)?.[1]
    return archive !== undefined && archives.has(archive)
  })
  return known.filter((term) => {
    const other = aliases.get(term)
    return other === undefined || !known.includes(other)
  })
}
