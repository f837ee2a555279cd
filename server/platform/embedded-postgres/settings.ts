import { totalmem } from 'node:os';

const MIB = 1024 * 1024;

/** What a server beside the program on one machine is started with. */
export function serverSettings(memoryBytes: number = totalmem()): Record<string, string> {
  const memoryMib = Math.floor(memoryBytes / MIB);
  return {
    max_connections: '250',
    shared_buffers: `${clamp(Math.floor(memoryMib / 8), 128, 2048)}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memoryMib / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${clamp(Math.floor(memoryMib / 16), 64, 512)}MB`,
    random_page_cost: '1.1',
    jit: 'off',
    // Nothing replicates from here, so the log need not carry what only a replica reads.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'on',
    min_wal_size: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    // A statement or a row in a log could hold personal data: errors reach the program, not the log.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
  };
}

/** Settings as arguments of `postgres`. */
export function settingArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
