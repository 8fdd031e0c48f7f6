import { describe, expect, it } from 'vitest'
import { isSafeMethod } from '../../src/http/method'

describe('a safe method', () => {
  it('is GET or HEAD', () => {
    const methods = ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE', 'get', '', undefined]
    expect(methods.filter(isSafeMethod)).toEqual(['GET', 'HEAD'])
  })
})
