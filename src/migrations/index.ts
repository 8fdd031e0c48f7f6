import * as migration_20261124_071155_initial from './20261124_071155_initial';

export const migrations = [
  {
    up: migration_20261124_071155_initial.up,
    down: migration_20261124_071155_initial.down,
    name: '20261124_071155_initial'
  },
];
