// The stock viewer of pdfjs-dist with its default options, as its own "simple viewer" example builds it: what Offprint's
// reader is measured against. `openStock(url, scale)` opens a PDF from a click and answers when its first page stands.
let library = null

async function load() {
  const pdfjs = await import('/stock/pdf.min.mjs')
  const component = await import('/stock/pdf_viewer.mjs')
  pdfjs.GlobalWorkerOptions.workerSrc = '/stock/pdf.worker.min.mjs'
  return { pdfjs, component }
}

let task = null
let viewer = null

async function open(url, started, scale) {
  library ??= load()
  const { pdfjs, component } = await library
  const container = document.getElementById('container')
  await task?.destroy()
  viewer?.setDocument(null)
  const eventBus = new component.EventBus()
  const linkService = new component.PDFLinkService({ eventBus })
  const findController = new component.PDFFindController({ eventBus, linkService })
  viewer = new component.PDFViewer({ container, eventBus, linkService, findController })
  linkService.setViewer(viewer)
  const page = new Promise((resolve) => {
    eventBus.on('pagesinit', () => {
      if (scale) viewer.currentScale = scale
      else viewer.currentScaleValue = 'auto'
    })
    eventBus.on('pagerendered', function shown() {
      eventBus.off('pagerendered', shown)
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)))
    })
  })
  const text = new Promise((resolve) => {
    eventBus.on('textlayerrendered', () => resolve(performance.now() - started))
  })
  task = pdfjs.getDocument({
    url,
    cMapUrl: '/pdfjs/cmaps/',
    standardFontDataUrl: '/pdfjs/standard_fonts/',
    wasmUrl: '/pdfjs/wasm/',
    iccUrl: '/pdfjs/iccs/',
  })
  const pdf = await task.promise
  viewer.setDocument(pdf)
  linkService.setDocument(pdf, null)
  return { page: await page, text: await text }
}

window.openStock = (url, scale) =>
  new Promise((resolve, reject) => {
    const link = document.createElement('a')
    link.href = '#'
    link.addEventListener('click', (event) => {
      event.preventDefault()
      open(url, event.timeStamp, scale).then(resolve, reject)
    })
    document.body.append(link)
    link.click()
    link.remove()
  })
