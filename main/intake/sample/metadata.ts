// What arXiv says of the sample's papers, so that they show without a network. Facts only (arXiv metadata is CC0); the days
// are those of the first and of the newest version, without the time of day; abstracts come when the network is there.
import { ArxivId } from '../../../preload/model/ids.ts'
import type { VersionMetadata } from '../../../preload/model/paper.ts'

/** A paper of the sample list: its id and the metadata of its newest version. */
export interface SamplePaper {
  readonly base: ArxivId
  readonly metadata: VersionMetadata
}

function paper(
  id: string,
  title: string,
  authors: string,
  facts: {
    readonly version: number
    readonly published: string
    readonly updated: string
    readonly categories: readonly string[]
  },
): SamplePaper {
  return {
    base: ArxivId.parse(id),
    metadata: {
      version: facts.version,
      title,
      authors: authors.split(', ').map((name) => ({ name, affiliations: [] })),
      abstract: null,
      primaryCategory: facts.categories[0] ?? null,
      categories: [...facts.categories],
      published: `${facts.published}T00:00:00Z`,
      updated: `${facts.updated}T00:00:00Z`,
      comment: null,
      journalRef: null,
      doi: null,
      source: 'sample',
      fetchedAt: '2026-11-01T00:00:00Z',
    },
  }
}

/** The five papers, in the list's order. */
export const samplePapers: readonly SamplePaper[] = [
  paper('1412.6980', 'Adam: A Method for Stochastic Optimization', 'Diederik P. Kingma, Jimmy Ba', {
    version: 9,
    published: '2014-12-22',
    updated: '2017-01-30',
    categories: ['cs.LG'],
  }),
  paper(
    '1512.03385',
    'Deep Residual Learning for Image Recognition',
    'Kaiming He, Xiangyu Zhang, Shaoqing Ren, Jian Sun',
    {
      version: 1,
      published: '2015-12-10',
      updated: '2015-12-10',
      categories: ['cs.CV'],
    },
  ),
  paper(
    '1706.03762',
    'Attention Is All You Need',
    'Ashish Vaswani, Noam Shazeer, Niki Parmar, Jakob Uszkoreit, Llion Jones, Aidan N. Gomez, Lukasz Kaiser, Illia Polosukhin',
    {
      version: 7,
      published: '2017-06-12',
      updated: '2023-08-02',
      categories: ['cs.CL', 'cs.LG'],
    },
  ),
  paper(
    '1810.04805',
    'BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding',
    'Jacob Devlin, Ming-Wei Chang, Kenton Lee, Kristina Toutanova',
    {
      version: 2,
      published: '2018-10-11',
      updated: '2019-05-24',
      categories: ['cs.CL'],
    },
  ),
  paper(
    '1406.2661',
    'Generative Adversarial Networks',
    'Ian J. Goodfellow, Jean Pouget-Abadie, Mehdi Mirza, Bing Xu, David Warde-Farley, Sherjil Ozair, Aaron Courville, Yoshua Bengio',
    {
      version: 1,
      published: '2014-06-10',
      updated: '2014-06-10',
      categories: ['stat.ML', 'cs.LG'],
    },
  ),
]
