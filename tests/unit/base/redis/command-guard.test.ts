import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { CommandGuard, RedisSilenceError } from '../../../../src/base/redis/command-guard.ts';

function guardOf(timeout: number, probe: () => Promise<unknown> = async () => 'PONG') {
  const onSilence = vi.fn();
  const onRecovery = vi.fn();
  return { guard: new CommandGuard({ timeout, probe, onSilence, onRecovery }), onSilence, onRecovery };
}

const never = () => new Promise<never>(() => {});

test('a reply in time is passed on, and so is a refusal', async () => {
  const { guard, onSilence } = guardOf(50);
  expect(await guard.run(async () => 'value')).toBe('value');
  await expect(guard.run(() => Promise.reject(new Error('OOM')))).rejects.toThrow('OOM');
  expect(guard.isOpen).toBe(false);
  expect(onSilence).not.toHaveBeenCalled();
});

test('after one late reply, nothing is sent until a probe is answered in time', async () => {
  const probe = vi.fn().mockImplementationOnce(never).mockResolvedValue('PONG');
  const { guard, onSilence, onRecovery } = guardOf(20, probe);
  const late = await Promise.allSettled([guard.run(never), guard.run(never)]);
  expect(late.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const command = vi.fn();
  await expect(guard.run(command)).rejects.toThrow(RedisSilenceError);
  expect(command).not.toHaveBeenCalled();
  await vi.waitUntil(() => !guard.isOpen, { timeout: 5_000 });
  expect(probe).toHaveBeenCalledTimes(2);
  expect([onSilence, onRecovery].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  expect(await guard.run(async () => 'value')).toBe('value');
});

test('a new connection is trusted at once, and a closed guard looks no more', async () => {
  const probe = vi.fn(async () => 'PONG');
  const { guard } = guardOf(10, probe);
  await guard.run(never).catch(() => {});
  guard.reset();
  expect(guard.isOpen).toBe(false);
  await delay(700);
  expect(probe).not.toHaveBeenCalled();
});

test('a reply that arrived while the process was busy is in time', async () => {
  const { guard } = guardOf(30);
  const answer = guard.run(() => stat('.'));
  const until = performance.now() + 150;
  while (performance.now() < until);
  expect(await answer).toBeDefined();
});
