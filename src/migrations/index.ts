import * as migration_20261124_071155_initial from './20261124_071155_initial';
import * as migration_20261125_104838_editors_desk from './20261125_104838_editors_desk';
import * as migration_20261126_234725_leases from './20261126_234725_leases';
import * as migration_20261127_035010_imported_contents from './20261127_035010_imported_contents';
import * as migration_20261127_040139_short_names_of_editions from './20261127_040139_short_names_of_editions';
import * as migration_20261127_065638_portrait_sizes from './20261127_065638_portrait_sizes';
import * as migration_20261127_081808_records_of_new_editions from './20261127_081808_records_of_new_editions';
import * as migration_20261127_112100_consent_events from './20261127_112100_consent_events';
import * as migration_20261127_120446_accounts_without_locks from './20261127_120446_accounts_without_locks';
import * as migration_20261127_121420_colours_of_images from './20261127_121420_colours_of_images';
import * as migration_20261127_122249_person_links from './20261127_122249_person_links';
import * as migration_20261127_151234_log_of_changes from './20261127_151234_log_of_changes';
import * as migration_20261127_153359_people_take_back from './20261127_153359_people_take_back';
import * as migration_20261127_154219_devices_of_sessions from './20261127_154219_devices_of_sessions';
import * as migration_20261127_154609_webhooks from './20261127_154609_webhooks';
import * as migration_20261127_155717_hashed_keys from './20261127_155717_hashed_keys';
import * as migration_20261127_191203_second_factors from './20261127_191203_second_factors';
import * as migration_20261127_193819_share_links from './20261127_193819_share_links';
import * as migration_20261127_194342_limited_webhooks from './20261127_194342_limited_webhooks';
import * as migration_20261127_195153_erasures from './20261127_195153_erasures';
import * as migration_20261127_235344_audit_log from './20261127_235344_audit_log';
import * as migration_20261128_005107_jobs_have_a_lease from './20261128_005107_jobs_have_a_lease';

export const migrations = [
  {
    up: migration_20261124_071155_initial.up,
    down: migration_20261124_071155_initial.down,
    name: '20261124_071155_initial',
  },
  {
    up: migration_20261125_104838_editors_desk.up,
    down: migration_20261125_104838_editors_desk.down,
    name: '20261125_104838_editors_desk',
  },
  {
    up: migration_20261126_234725_leases.up,
    down: migration_20261126_234725_leases.down,
    name: '20261126_234725_leases',
  },
  {
    up: migration_20261127_035010_imported_contents.up,
    down: migration_20261127_035010_imported_contents.down,
    name: '20261127_035010_imported_contents',
  },
  {
    up: migration_20261127_040139_short_names_of_editions.up,
    down: migration_20261127_040139_short_names_of_editions.down,
    name: '20261127_040139_short_names_of_editions',
  },
  {
    up: migration_20261127_065638_portrait_sizes.up,
    down: migration_20261127_065638_portrait_sizes.down,
    name: '20261127_065638_portrait_sizes',
  },
  {
    up: migration_20261127_081808_records_of_new_editions.up,
    down: migration_20261127_081808_records_of_new_editions.down,
    name: '20261127_081808_records_of_new_editions',
  },
  {
    up: migration_20261127_112100_consent_events.up,
    down: migration_20261127_112100_consent_events.down,
    name: '20261127_112100_consent_events',
  },
  {
    up: migration_20261127_120446_accounts_without_locks.up,
    down: migration_20261127_120446_accounts_without_locks.down,
    name: '20261127_120446_accounts_without_locks',
  },
  {
    up: migration_20261127_121420_colours_of_images.up,
    down: migration_20261127_121420_colours_of_images.down,
    name: '20261127_121420_colours_of_images',
  },
  {
    up: migration_20261127_122249_person_links.up,
    down: migration_20261127_122249_person_links.down,
    name: '20261127_122249_person_links',
  },
  {
    up: migration_20261127_151234_log_of_changes.up,
    down: migration_20261127_151234_log_of_changes.down,
    name: '20261127_151234_log_of_changes',
  },
  {
    up: migration_20261127_153359_people_take_back.up,
    down: migration_20261127_153359_people_take_back.down,
    name: '20261127_153359_people_take_back',
  },
  {
    up: migration_20261127_154219_devices_of_sessions.up,
    down: migration_20261127_154219_devices_of_sessions.down,
    name: '20261127_154219_devices_of_sessions',
  },
  {
    up: migration_20261127_154609_webhooks.up,
    down: migration_20261127_154609_webhooks.down,
    name: '20261127_154609_webhooks',
  },
  {
    up: migration_20261127_155717_hashed_keys.up,
    down: migration_20261127_155717_hashed_keys.down,
    name: '20261127_155717_hashed_keys',
  },
  {
    up: migration_20261127_191203_second_factors.up,
    down: migration_20261127_191203_second_factors.down,
    name: '20261127_191203_second_factors',
  },
  {
    up: migration_20261127_193819_share_links.up,
    down: migration_20261127_193819_share_links.down,
    name: '20261127_193819_share_links',
  },
  {
    up: migration_20261127_194342_limited_webhooks.up,
    down: migration_20261127_194342_limited_webhooks.down,
    name: '20261127_194342_limited_webhooks',
  },
  {
    up: migration_20261127_195153_erasures.up,
    down: migration_20261127_195153_erasures.down,
    name: '20261127_195153_erasures',
  },
  {
    up: migration_20261127_235344_audit_log.up,
    down: migration_20261127_235344_audit_log.down,
    name: '20261127_235344_audit_log',
  },
  {
    up: migration_20261128_005107_jobs_have_a_lease.up,
    down: migration_20261128_005107_jobs_have_a_lease.down,
    name: '20261128_005107_jobs_have_a_lease'
  },
];
