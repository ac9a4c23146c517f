/** Reads a module of `src` without running it: what it imports, exports and uses. What it may is said in `imports.test.ts`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

export type Import = {
  /** A path from `src/`, with its query if any, or a package with what follows its name. */
  readonly target: string
  readonly isPackage: boolean
  /** Nothing of it is left when the code runs. */
  readonly isType: boolean
}

export type Source = {
  /** Path from `src/`. */
  readonly path: string
  readonly imports: readonly Import[]
  readonly hasDefaultExport: boolean
  /** Names that are used and not declared in the file: globals and imports. */
  readonly names: ReadonlySet<string>
  /** What is taken from `Math`; `?` where a name is computed or `Math` is passed on whole. */
  readonly ofMath: ReadonlySet<string>
  readonly hasPower: boolean
}

/** All code under a folder, by path from there. */
export function readSources(root: string): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

export function parseSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0].message}`)

  const imports: Import[] = []
  const add = (request: string, isType: boolean): void => {
    const isPackage = !request.startsWith('.')
    const target = isPackage ? request : posix.join(posix.dirname(path), request)
    imports.push({ target, isPackage, isType })
  }
  for (const { moduleRequest, entries } of module.staticImports)
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType))
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) add(moduleRequest.value, isType)
  for (const { moduleRequest } of module.dynamicImports)
    add(text.slice(moduleRequest.start + 1, moduleRequest.end - 1), false)

  const found = {
    used: new Set<string>(),
    declared: new Set<string>(),
    ofMath: new Set<string>(),
    hasPower: false,
  }
  if (isNode(program)) visit(program, null, '', found)
  return {
    path,
    imports,
    hasDefaultExport: module.staticExports.some(({ entries }) =>
      entries.some(({ exportName: { kind, name } }) => kind === 'Default' || name === 'default'),
    ),
    names: new Set([...found.used].filter((name) => !found.declared.has(name))),
    ofMath: found.ofMath,
    hasPower: found.hasPower,
  }
}

type Node = { readonly type: string; readonly [key: string]: unknown }
type Found = { used: Set<string>; declared: Set<string>; ofMath: Set<string>; hasPower: boolean }

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  )
}

function visit(node: Node, parent: Node | null, key: string, found: Found): void {
  if (node.type === 'Identifier' && typeof node.name === 'string') {
    if (!isOnlyLabel(parent, key)) found.used.add(node.name)
    if (node.name === 'Math' && !isOnlyLabel(parent, key)) found.ofMath.add(memberOf(parent, key))
  }
  if (isFunction(node)) declare(node.params, found)
  if (node.type === 'VariableDeclarator') declare(node.id, found)
  if (node.operator === '**' || node.operator === '**=') found.hasPower = true
  for (const [place, value] of Object.entries(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) visit(child, node, place, found)
}

/** An identifier that names a property, a specifier or a label, not a thing in scope. */
function isOnlyLabel(parent: Node | null, key: string): boolean {
  if (!parent) return false
  const isName =
    key === 'property' ||
    key === 'key' ||
    key === 'imported' ||
    key === 'exported' ||
    key === 'label'
  return isName && parent.computed !== true
}

function memberOf(parent: Node | null, key: string): string {
  if (parent?.type === 'MemberExpression' && key === 'object' && parent.computed === false)
    return isNode(parent.property) ? String(parent.property.name) : '?'
  return '?'
}

function isFunction(node: Node): boolean {
  return 'params' in node && (node.type.includes('Function') || node.type.startsWith('TS'))
}

/** Notes the names that a pattern binds. */
function declare(pattern: unknown, found: Found): void {
  if (Array.isArray(pattern)) for (const one of pattern) declare(one, found)
  if (!isNode(pattern)) return
  if (pattern.type === 'Identifier') found.declared.add(String(pattern.name))
  for (const part of ['elements', 'properties', 'value', 'left', 'argument'])
    if (part in pattern) declare(pattern[part], found)
}
