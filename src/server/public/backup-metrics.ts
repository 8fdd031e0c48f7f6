import { Gauge, type Registry } from 'prom-client'
import type { ArchiveSettings } from '../../backup/places/backup-bucket'
import { ageOfVerified, readBackupStatus } from '../../backup/status'

/** Adds the metrics of backups, which are read beside the archives. */
export function addBackupMetrics(registry: Registry, place: ArchiveSettings): void {
  const registers = [registry]
  new Gauge({
    name: 'assises_backup_verified_age_seconds',
    help: 'Age of the content of the last verified backup; infinite without one.',
    registers,
    async collect() {
      this.set(ageOfVerified(await readBackupStatus(place), new Date()))
    },
  })
  new Gauge({
    name: 'assises_backup_failed',
    help: '1 when a backup or its verification has failed since the last verified one.',
    registers,
    async collect() {
      this.set(Number((await readBackupStatus(place)).failed !== undefined))
    },
  })
}
