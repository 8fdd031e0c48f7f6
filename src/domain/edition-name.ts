interface Named {
  startsOn?: unknown
  city?: unknown
}

/** The short name of an edition, the same in both languages: « 2027 · Toulouse ». `null` without a first day and a city. */
export function editionName({ startsOn, city }: Named): string | null {
  const year = typeof startsOn === 'string' ? (/^\d{4}/.exec(startsOn)?.[0] ?? '') : ''
  const place = typeof city === 'string' ? city.trim() : ''
  return [year, place].filter(Boolean).join(' · ') || null
}
