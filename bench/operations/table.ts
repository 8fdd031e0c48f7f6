/** How many rooms the sessions of a generated programme share. Each slot of half an hour has a session in every room. */
const ROOMS = 25
const PEOPLE = 125
const FIRST_MINUTE = 8 * 60

const abstract = Array.from({ length: 60 }, (_, rank) => `mot${rank}`).join(' ')

/** A programme of one day as a CSV file: sessions with two people, an English title and sixty words each. No two of them overlap. */
export function programmeTable(sessions: number): string {
  const rows = Array.from({ length: sessions }, (_, index) => {
    const start = FIRST_MINUTE + Math.floor(index / ROOMS) * 30
    return [
      `Session de mesure ${index}`,
      `Measured session ${index}`,
      'Atelier',
      clock(start),
      clock(start + 30),
      `Salle ${index % ROOMS}`,
      `Personne ${(index * 2) % PEOPLE} | Personne ${(index * 2 + 1) % PEOPLE}`,
      abstract,
    ].join(';')
  })
  return ['Titre;Titre (anglais);Format;Début;Fin;Salle;Intervenants;Résumé', ...rows].join('\r\n')
}

const clock = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
