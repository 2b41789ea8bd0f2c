// The sample list in English: our own words on five papers that everybody in the field has met.
export const sampleListEn = `# A first shelf

Five papers that shaped how machines learn and read, in an order that can be read in a week of evenings. They are here so
that you can try Offprint before you bring your own list: accept the draft, open a paper, mark a sentence, write a note.

## How networks learn

1. **Adam: A Method for Stochastic Optimization**

   Nearly every network you have used was trained with it. Read sections 1 and 2 first: the whole method is one box of ten
   lines, and the argument for it is about the size of a step, not its direction.

   The convergence proof was later found to have a gap. Read it anyway, and ask where.

   https://arxiv.org/abs/1412.6980

2. **Deep Residual Learning for Image Recognition**

   Deeper networks were worse, and nobody had expected that. The paper starts from that one plot, changes very little, and
   the plot turns around. A model of how to present a simple idea.

   https://arxiv.org/abs/1512.03385

## Machines that read

1. **Attention Is All You Need**

   Figure 1 is the picture everyone remembers, but section 4 is where the choice is argued: how far two words are apart, and
   what it costs to connect them.

   - Look at Table 3 and see which parts can be taken away.
   - Keep the formula of section 3.2.1 at hand; you will meet it again.

   https://arxiv.org/abs/1706.03762

2. **BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding**

   The encoder half of the paper above (arXiv:1706.03762), trained by hiding words. Worth reading for its appendix, which
   says exactly what was done.

   https://arxiv.org/abs/1810.04805

## Machines that imagine

1. **Generative Adversarial Networks**

   Two players and one game. Nine pages, a proof, and pictures that looked astonishing in their year.

   https://arxiv.org/abs/1406.2661
`
