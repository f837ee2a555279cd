import { useSyncExternalStore } from 'react';

/** Whether this browser makes a sound; kept on the device. */
const KEPT_AS = 'vakhta.calling.sound';
const listeners = new Set<() => void>();

export const hasSound = (): boolean => localStorage.getItem(KEPT_AS) !== 'off';

export function setSound(isOn: boolean): void {
  localStorage.setItem(KEPT_AS, isOn ? 'on' : 'off');
  for (const listener of listeners) listener();
}

export const useHasSound = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, hasSound);

let audio: AudioContext | undefined;

/** Two short notes; the only sound of the console. */
export function ring(): void {
  if (!('AudioContext' in window)) return;
  audio ??= new AudioContext();
  // A page that nobody has touched yet may make no sound.
  void audio.resume().then(() => {
    if (audio === undefined) return;
    note(audio, 660, 0);
    note(audio, 880, 0.16);
  });
}

function note(context: AudioContext, pitchHz: number, afterSeconds: number): void {
  const start = context.currentTime + afterSeconds;
  const tone = new OscillatorNode(context, { frequency: pitchHz, type: 'sine' });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.18, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + 0.32);
}

/** Shows a notification where that was allowed; it names nobody, for it may stand on a locked screen. */
export function notify(title: string, body: string, ticketId: string | undefined): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const shown = new Notification(title, { body, tag: ticketId ?? 'vakhta', icon: '/mark.svg' });
  shown.onclick = () => {
    window.focus();
    shown.close();
  };
}
