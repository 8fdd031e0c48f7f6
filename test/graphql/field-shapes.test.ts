import { describe, expect, it } from 'vitest'
import { fieldShapes } from '../../src/api/graphql/field-shapes'
import { shapes } from './shapes'

describe('fieldShapes', () => {
  it('distinguishes joins, arrays, relations to one and relations to many', () => {
    expect(shapes.get('sessions')).toEqual({ isJoin: true, isMany: false, isDocument: false })
    expect(shapes.get('participants')).toEqual({ isJoin: false, isMany: true, isDocument: false })
    expect(shapes.get('speaker')).toEqual({ isJoin: false, isMany: false, isDocument: true })
    expect(shapes.get('editions')).toEqual({ isJoin: false, isMany: true, isDocument: true })
  })

  it('finds fields within groups, arrays and blocks', () => {
    expect([...shapes.keys()]).toEqual(expect.arrayContaining(['city', 'organisation', 'gallery']))
  })

  it('returns the largest shape when two fields share a name', () => {
    const shared = fieldShapes([
      { flattenedFields: [{ name: 'links', type: 'array' }] },
      { flattenedFields: [{ name: 'links', type: 'relationship' }] },
      { flattenedFields: [{ name: 'links', type: 'text' }] },
    ])
    expect(shared.get('links')).toEqual({ isJoin: false, isMany: true, isDocument: true })
  })
})
