// `npm run bench [name[=size] …]`: every figure beside its rival, measured in one run, as ratios, with the machine and versions.
import { cpus, totalmem } from 'node:os'
import { BENCHES } from './benches.ts'
import { formatFigure, HEADER, reached } from './figure.ts'

// `past=5000000`: with another number of readings in store.
const chosen = new Map(process.argv.slice(2).map((word) => [word.replace(/=.*/, ''), Number(word.split('=')[1])]))
const unknown = [...chosen.keys()].filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
console.log(`Node ${process.versions.node}, ${process.platform}-${process.arch}, ${processor}\n\n${HEADER}`)

let short = 0
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.size > 0 && !chosen.has(name)) continue
  for (const figure of await bench(chosen.get(name) || undefined)) {
    console.log(formatFigure(figure))
    if (!reached(figure)) short++
  }
}
console.log(
  short === 0 ? '\nEvery figure reaches what is asked of it.' : `\n${short} figures fall short of what is asked.`,
)
