import { Problem } from '../../errors.ts'
import { readXml, type XmlReader } from './read-xml.ts'
import { unpack } from './unpack.ts'
import { partKey, readZipDirectory } from './zip-directory.ts'

/** Where a relation of a part leads, and what kind of thing is there. */
export interface Relation {
  /** The last word of its type, which is all that strict and transitional files have in common: `worksheet`. */
  readonly kind: string
  /** A part's name as the package spells it, without the first slash. */
  readonly target: string
}

/** The parts of a package (ECMA-376 part 2, OPC): named without regard to case, related by relations of their own. */
export interface PackageParts {
  names(): Iterable<string>
  has(name: string): boolean
  /** Reads a part; false where there is none. Throws `Problem` where it is damaged. */
  read(name: string, reader: XmlReader): Promise<boolean>
  /** The relations of a part by their id; those of the package itself for an empty name. */
  relationsOf(name: string): Promise<ReadonlyMap<string, Relation>>
}

export function openPackage(file: Buffer): PackageParts {
  const parts = readZipDirectory(file)
  const has = (name: string) => parts.has(partKey(name))
  async function read(name: string, reader: XmlReader): Promise<boolean> {
    const entry = parts.get(partKey(name))
    if (entry) await readXml(unpack(file, entry), entry.name, reader)
    return entry !== undefined
  }
  return {
    names: () => parts.keys(),
    has,
    read,
    async relationsOf(name) {
      const relations = createRelationReader(name)
      const [folder, own] = splitName(name)
      await read(`${folder}_rels/${own}.rels`, relations)
      return relations.relations
    },
  }
}

/** `xl/` and `workbook.xml`. */
function splitName(name: string): readonly [folder: string, own: string] {
  const at = name.lastIndexOf('/') + 1
  return [name.slice(0, at), name.slice(at)]
}

function createRelationReader(source: string): XmlReader & { readonly relations: ReadonlyMap<string, Relation> } {
  const relations = new Map<string, Relation>()
  return {
    relations,
    open(name, { Id, Type = '', Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      if (relations.has(Id)) throw new Problem('unsupported-format', `The file has two relations called ${quote(Id)}.`)
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target: resolve(source, Target) })
    },
  }
}

/** A target beside its source's part, or from the package's root where it begins with a slash. */
function resolve(source: string, target: string): string {
  const base = new URL(splitName(source)[0], 'package:///')
  try {
    return decodeURIComponent(new URL(target.replaceAll('\\', '/'), base).pathname.slice(1))
  } catch {
    throw new Problem('unsupported-format', `The file relates to ${quote(target)}, which is no part's name.`)
  }
}

const quote = (text: string) => JSON.stringify(text.slice(0, 100))
