// `npm run bench [name …]`: every figure beside its rival, measured in one run, as ratios, with the machine and versions.
import { cpus, totalmem } from 'node:os'
import { BENCHES } from './benches.ts'
import { formatFigure, HEADER, reached } from './figure.ts'

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
const processor = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB`
console.log(`Node ${process.versions.node}, ${process.platform}-${process.arch}, ${processor}\n\n${HEADER}`)

let short = 0
for (const [name, bench] of Object.entries(BENCHES)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  for (const figure of await bench()) {
    console.log(formatFigure(figure))
    if (!reached(figure)) short++
  }
}
console.log(
  short === 0 ? '\nEvery figure reaches what is asked of it.' : `\n${short} figures fall short of what is asked.`,
)
