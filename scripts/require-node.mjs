// Says in one line when Node is too old to run the sources. Plain JavaScript, so that an old Node can read it.
const major = Number(process.versions.node.split('.')[0])
if (major < 24) {
  console.error(
    `Offprint needs Node 24 to run from a checkout; this is Node ${process.versions.node}. ` +
      'On Linux and Windows `npm ci` brings it along; on other systems install Node 24 first.',
  )
  process.exit(2)
}
