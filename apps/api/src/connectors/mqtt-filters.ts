/** A filter to subscribe to, and those of the wanted filters that it stands for. */
export interface Subscription {
  readonly filter: string
  readonly for: ReadonlySet<string>
}

/** Whether a topic is one of those a filter (`cameras/+/heartbeat`, `cameras/#`) stands for. */
export function matches(filter: string, topic: string): boolean {
  return walk(filter, topic, (wanted, level) => wanted === '+' || wanted === level)
}

/** Whether every topic of the second filter is one of the first's. */
export function covers(one: string, other: string): boolean {
  return walk(one, other, (wanted, level) => level !== '#' && (wanted === '+' || wanted === level))
}

/** Whether a topic can be one of both filters'. */
function overlaps(one: string, other: string): boolean {
  return walk(one, other, meet) || walk(other, one, meet)
}

const meet = (one: string, other: string) => one === '+' || other === '+' || one === other

/** Level by level as long as they fit; `#` stands for all that is left, nothing included. */
function walk(filter: string, other: string, fits: (wanted: string, level: string) => boolean): boolean {
  const [wanted, levels] = [filter.split('/'), other.split('/')]
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true
    const theirs = levels[index]
    if (theirs === undefined || !fits(level, theirs)) return false
  }
  return wanted.length === levels.length
}

/**
 * What to subscribe to, in groups for a connection each, so that no message comes twice over one of them: a broker may
 * send a copy for every subscription that matches (MQTT 3.1.1, 3.3.5), and copies cannot be told from messages that say
 * the same. A filter within another is heard through that one; filters that only touch go to different connections.
 */
export function subscriptionsApart(filters: readonly string[]): Subscription[][] {
  const wanted = [...new Set(filters)]
  const widest = wanted.filter(
    (one, index) =>
      !wanted.some((other, at) => at !== index && covers(other, one) && !(covers(one, other) && at > index)),
  )
  const groups: { readonly filter: string; readonly for: Set<string> }[][] = []
  for (const filter of widest) {
    const free = groups.find((group) => !group.some((other) => overlaps(other.filter, filter)))
    const subscription = { filter, for: new Set<string>() }
    if (free) free.push(subscription)
    else groups.push([subscription])
  }
  const all = groups.flat()
  for (const one of wanted) all.find(({ filter }) => covers(filter, one))?.for.add(one)
  return groups
}
