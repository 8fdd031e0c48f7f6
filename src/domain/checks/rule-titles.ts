import type { Bilingual } from '../bilingual'
import type { Rule } from './levels'

/** What each rule looks for, in a few words: the heading of its findings. */
export const ruleTitles: Record<Rule, Bilingual> = {
  'room-overlap': { fr: 'Deux sessions dans la même salle', en: 'Two sessions in one room' },
  'person-overlap': { fr: 'Une personne à deux endroits', en: 'A person in two places' },
  'no-time': { fr: 'Sans horaire', en: 'Without a time' },
  'wrong-times': { fr: 'Horaire impossible', en: 'Impossible time' },
  'outside-days': { fr: 'Hors des jours de l’édition', en: 'Outside the days of the edition' },
  'room-gone': { fr: 'Salle disparue', en: 'Room that is gone' },
  incomplete: { fr: 'Fiche incomplète', en: 'Incomplete page' },
  'image-without-alt': { fr: 'Image sans description', en: 'Image without alternative text' },
  'video-without-captions': { fr: 'Vidéo sans sous-titres', en: 'Video without captions' },
  'video-without-transcript': { fr: 'Vidéo sans transcription', en: 'Video without a transcript' },
  'no-room': { fr: 'Sans salle', en: 'Without a room' },
  'outside-opening-hours': { fr: 'Hors des heures d’ouverture', en: 'Outside opening hours' },
  'short-changeover': { fr: 'Trop peu de temps entre deux salles', en: 'Too little time between two rooms' },
  'person-gone': { fr: 'Personne à la corbeille', en: 'Person in the trash' },
  'consent-missing': { fr: 'Accord manquant', en: 'Missing consent' },
  'consent-expired': { fr: 'Accord terminé', en: 'Expired consent' },
  'consent-ends-early': { fr: 'Accord qui se termine avant la fin', en: 'Consent that ends too early' },
  'missing-english': { fr: 'Anglais manquant', en: 'Missing English' },
  'empty-summary': { fr: 'Résumé vide', en: 'Empty summary' },
  'dead-link': { fr: 'Lien qui ne mène nulle part', en: 'Link that leads nowhere' },
  'no-portrait': { fr: 'Personne sans portrait', en: 'Speaker without a photo' },
  'panel-balance': { fr: 'Équilibre des tables rondes', en: 'Balance of panels' },
}
