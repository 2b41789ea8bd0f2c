// Imported before everything else by what starts Offprint: four threads, Node's own choice, do one fsync at a time each, and
// a disk takes many at once for the price of one. Where the threads are there already (Electron), nothing changes.
process.env['UV_THREADPOOL_SIZE'] ??= '16'
