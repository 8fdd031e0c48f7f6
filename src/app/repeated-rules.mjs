import { readFileSync } from 'node:fs'

/**
 * A PostCSS plugin that drops the rules of a stylesheet that another one repeats. The other one must be loaded after it wherever it is
 * loaded: of two equal rules the later one counts, so that nothing looks different, and browsers parse and match half as many.
 *
 * @param {string} stylesheet its path in the packages
 * @param {string} later that of the one that is loaded after it
 */
export function dropRepeatedRules(stylesheet, later) {
  return {
    postcssPlugin: 'drop-repeated-rules',
    Once(root, { postcss }) {
      const file = root.source?.input.file?.replaceAll('\\', '/') ?? ''
      if (!file.endsWith(stylesheet)) return
      const repeated = new Set()
      const other = postcss.parse(readFileSync(file.slice(0, -stylesheet.length) + later, 'utf8'))
      walkWholeRules(other, (rule) => repeated.add(identityOf(rule)))
      walkWholeRules(root, (rule) => {
        if (repeated.has(identityOf(rule))) removeWithEmptyParents(rule)
      })
    },
  }
}

/** Rules as browsers match them: the steps of an animation are one definition, of which the last counts as a whole. */
function walkWholeRules(root, visit) {
  root.walkRules((rule) => {
    const { parent } = rule
    const isStep = parent.type === 'atrule' && parent.name.endsWith('keyframes')
    if (!isStep && parent.type !== 'rule') visit(rule)
  })
}

/** The text of a rule, with the conditions and the layers around it. */
function identityOf(rule) {
  const around = []
  for (let node = rule.parent; node && node.type !== 'root'; node = node.parent)
    around.unshift(`@${node.name} ${node.params}`)
  return [...around, rule.toString()].join('{').replace(/\s+/g, ' ')
}

function removeWithEmptyParents(node) {
  const { parent } = node
  node.remove()
  if (parent && parent.type === 'atrule' && parent.nodes.length === 0) removeWithEmptyParents(parent)
}
