// What is said of a PDF that comes down or does not: what happened, what is safe, what to do.
export const downloadMessages = {
  'pdf.withdrawn': '{{name}} has been withdrawn from arXiv.',
  'pdf.withdrawn.kept': 'The PDF you have ({{kept}}) stays.',
  'pdf.withdrawn.first': 'It has no earlier version, so there is no PDF to read.',
  'pdf.withdrawn.unknown': 'An earlier version may still be readable: ask for it by its number, like {{example}}.',
  'pdf.withdrawn.earlier': 'The version before it can still be read: ask for {{earlier}}.',
  'pdf.withdrawn.maybe': 'An earlier version may still be readable.',
  'pdf.noVersion': 'arXiv has no {{name}}.',
  'pdf.newest': 'The newest version is {{name}}.',
  'pdf.noPaper': 'arXiv has no paper {{name}}.',
  'pdf.noneUnder': 'arXiv has no PDF under {{name}}.',
  'pdf.cannotBuild': 'arXiv could not make a PDF of {{name}}; its page on arXiv may offer other forms.',
  'pdf.notYetBuilt': 'arXiv could not make the PDF of {{name}} just now. Try again in some hours.',
  'pdf.none': 'arXiv has no PDF of {{name}}; its page on arXiv may offer another form.',
  'pdf.private': 'arXiv keeps the files of {{name}} private.',
  'pdf.refusedOne': 'arXiv refused the PDF of {{name}} (HTTP {{status}}).',
  'pdf.webPage': 'What arXiv sent for {{name}} is a web page, not a PDF. Try again later.',
  'pdf.sentNothing': 'arXiv sent nothing for {{name}}. Try again later.',
  'pdf.sentOther': 'What arXiv sent for {{name}} is not a PDF. Try again later.',
  'pdf.header':
    'What arXiv sent for {{name}} is not a PDF. Nothing of it was kept. Open its page on arXiv to see what is there, or try again later.',
  'pdf.trailer':
    'The PDF of {{name}} came without its end, so it was not kept. Try again later; if it stays so, the file on arXiv is damaged.',
  'pdf.served':
    'arXiv sent {{served}} instead of {{name}}, so it was not kept. Check the id and the version, then try again.',
  'pdf.occupied':
    'Another PDF stands where {{name}} would go ({{file}} in the paper’s folder). It was left as it is. Move it away, then try again.',
  'pdf.throttled':
    'arXiv is busy and asks to wait. Downloads go on by themselves at {{until:clock}}; what came so far is kept.',
  'pdf.offline':
    'arXiv cannot be reached. Downloads go on by themselves when the network is back; everything that is here can be read.',
  'pdf.refused':
    'arXiv refuses requests from this network for now. Downloads have stopped and what came is kept. Resume them in some hours; asking again sooner makes it worse.',
  'pdf.stopped': 'Downloads have stopped; what was there before is safe. Resume them when that is solved.',
  'pdf.broken': 'The connection broke each time the PDF of {{name}} was tried.',
  'pdf.broken.kept': 'The first {{received:size}} are kept, so trying again goes on from there.',
  'pdf.broken.then': 'Check the network, then try again.',
  'pdf.remote': 'The PDF of {{name}} was not downloaded; try again later.',
  'pdf.unexpected':
    'Something went wrong inside Offprint while it downloaded {{name}}. What you have is safe; please try again.',
  'pdf.own': 'This PDF did not come from arXiv, so it cannot be downloaded. Add the file again.',
  'pdf.noVersionSaid': 'The server did not say which version of the paper it sent.',
  'pdf.setAside': 'The PDF {{name}} on disk was damaged. It was kept as {{file}}, and a good one was downloaded.',
  'pdf.arrived': '{{name}} was downloaded ({{bytes:size}}).',
  'pdf.here': '{{name}} is on disk already.',
  'pdf.cancelled': 'The download was cancelled.',
  'pdf.notInLibrary': '{{id}} is not in the library. Add it first.',
  'pdf.queueUnsaved':
    'The list of waiting downloads could not be saved. Nothing else is lost: papers without a PDF can be downloaded again from the library.',
  'pdf.tidying': 'Something went wrong inside Offprint while it tidied up after a download.',
} as const
