import { describe, expect, test } from 'vitest'
import { collections } from '../../../collections'
import { placesOfRules, placesToReach } from '../../support/places-of-rules'

describe('the places of findings', () => {
  test.each(placesOfRules())('the rule $rule leads somewhere', ({ places }) => {
    expect(places.length).toBeGreaterThan(0)
  })

  test('are fields of collections', () => {
    const slugs = new Set(collections.map(({ slug }) => slug))
    expect(placesToReach().filter(({ collection }) => !slugs.has(collection))).toEqual([])
    expect(placesToReach().length).toBeGreaterThan(30)
  })
})
