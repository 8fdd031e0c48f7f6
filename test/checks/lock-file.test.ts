import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  integrity?: string
  resolved?: string
  optional?: boolean
  optionalDependencies?: Record<string, string>
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }

/** Whether `name` is locked where Node would look for it from the package at `path`. */
function isLockedFor(path: string, name: string): boolean {
  if (packages[`${path ? `${path}/` : ''}node_modules/${name}`]) return true
  return path !== '' && isLockedFor(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name)
}

describe('package-lock.json', () => {
  it('lists the optional packages of every platform, so npm ci works on all of them', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isLockedFor(path, name)),
    )
    expect(missing).toEqual([])
  })

  it('has the digest of every package that all platforms install', () => {
    const undigested = Object.entries(packages).filter(
      ([path, { integrity, optional }]) => path && !integrity && !optional,
    )
    expect(undigested.map(([path]) => path)).toEqual([])
  })

  it('names no registry, so that it installs from any', () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved)).toEqual([])
  })
})
