import type { Bilingual } from '../../domain/bilingual'
import type { QueryTree, QueryValue } from '../../http/query-string'
import { badRequest, type Refusal } from '../../http/refusal'
import { isTrackingParameter, languageParameters, listParameters, shapeParameters } from '../../http/rest-parameters'
import { suggestionFor } from '../suggestion'
import type { RestTarget } from './rest-target'
import { followPath } from './select-path'

const publicParameters = [...languageParameters, ...shapeParameters, ...listParameters]

type Fields = RestTarget['fields']

/** A refusal of a parameter that the path does not read, and of a field that `select` or `populate` names in vain. */
export function namesRefusal(tree: QueryTree, target: RestTarget): Refusal | undefined {
  const unknown = Object.keys(tree).find((name) => !target.parameters.includes(name) && !isTrackingParameter(name))
  if (unknown !== undefined) return unknownParameter(unknown, target)
  return selectRefusal('select', tree.select, target.fields, target) ?? populateRefusal(tree.populate, target)
}

function unknownParameter(name: string, { parameters, fields }: RestTarget): Refusal {
  const isField = name === 'id' || followPath(fields, name.split('.'), []) !== 'nothing'
  const advice =
    isField && parameters.includes('where')
      ? { fr: `Pour filtrer, écrivez where[${name}][equals]=…`, en: `To filter by it, write where[${name}][equals]=…` }
      : suggestionFor(name, parameters, publicParameters)
  return badRequest('UNKNOWN_PARAMETER', {
    fr: `Aucun paramètre « ${shortened(name)} » ici. ${advice.fr}`,
    en: `There is no parameter "${shortened(name)}" here. ${advice.en}`,
  })
}

function populateRefusal(populate: QueryValue | undefined, target: RestTarget): Refusal | undefined {
  if (!isTree(populate)) return undefined
  for (const [slug, select] of Object.entries(populate)) {
    const fields = target.collections.get(slug)
    if (!fields) return badRequest('UNKNOWN_FIELD', noCollection(shortened(slug)))
    const refusal = selectRefusal(`populate[${slug}]`, select, fields, target)
    if (refusal) return refusal
  }
  return undefined
}

function selectRefusal(
  name: string,
  select: QueryValue | undefined,
  fields: Fields,
  { languages }: RestTarget,
): Refusal | undefined {
  for (const path of pathsIn(select)) {
    if (path === 'id') continue
    const found = followPath(fields, path.split('.'), languages)
    if (found === 'field') continue
    if (found !== 'nothing') {
      return badRequest(
        'UNKNOWN_FIELD',
        ofAnother(shortened(path), `populate[${found.targets[0]}][${found.rest.join('][')}]=true`),
      )
    }
    const [top = ''] = path.split('.')
    const known = fields.filter((field) => !('hidden' in field && field.hidden)).map((field) => field.name)
    const advice = known.includes(top) ? undefined : suggestionFor(top, known)
    return badRequest('UNKNOWN_FIELD', {
      fr: `« ${name} » ne nomme aucun champ « ${shortened(path)} ».${advice ? ` ${advice.fr}` : ''}`,
      en: `"${name}" names no field "${shortened(path)}".${advice ? ` ${advice.en}` : ''}`,
    })
  }
  return undefined
}

const noCollection = (slug: string): Bilingual => ({
  fr: `« populate » ne nomme aucune collection « ${slug} ».`,
  en: `"populate" names no collection "${slug}".`,
})

const ofAnother = (path: string, form: string): Bilingual => ({
  fr: `« ${path} » est dans un autre document. Écrivez ${form}.`,
  en: `"${path}" belongs to another document. Write ${form}.`,
})

/** The dotted paths of the leaves of a selection. */
function pathsIn(select: QueryValue | undefined, prefix = ''): string[] {
  if (!isTree(select)) return []
  return Object.entries(select).flatMap(([name, value]) =>
    isTree(value) ? pathsIn(value, `${prefix}${name}.`) : [`${prefix}${name}`],
  )
}

const isTree = (value: QueryValue | undefined): value is QueryTree => typeof value === 'object' && !Array.isArray(value)

const shortened = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
