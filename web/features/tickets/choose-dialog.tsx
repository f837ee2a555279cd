import { Dialog } from '../../ui/dialog.tsx';
import { type Pick, PickList } from '../../ui/pick-list.tsx';

interface ChooseDialogProps<T extends string> {
  title: string;
  options: readonly (Pick & { id: T })[];
  onPick(id: T): void;
  onClose(): void;
}

/** One of a few. */
export function ChooseDialog<T extends string>({ title, options, onPick, onClose }: ChooseDialogProps<T>) {
  return (
    <Dialog title={title} onClose={onClose} size={420}>
      <PickList
        label={title}
        options={options}
        onPick={(id) => {
          const chosen = options.find((option) => option.id === id);
          if (chosen !== undefined) onPick(chosen.id);
        }}
      />
    </Dialog>
  );
}
