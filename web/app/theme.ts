import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core';
import classes from './theme.module.css';

// Filled surfaces need one shade per scheme; the rest of the look comes from ui/tokens.css.
const signal: MantineColorsTuple = [
  '#eef5fc',
  '#dfeaf5',
  '#b9d5f0',
  '#8fbfea',
  '#74b7f3',
  '#3d8fd8',
  '#0a5aa6',
  '#094f92',
  '#07437c',
  '#053763',
];

// The greys of the components, in the tone of ours.
const graphite: MantineColorsTuple = [
  '#e2e5e7',
  '#c3c9ce',
  '#a9b0b6',
  '#8b939a',
  '#3d464e',
  '#2f373e',
  '#1b2024',
  '#13171a',
  '#0d1012',
  '#0a0c0e',
];
const paper: MantineColorsTuple = [
  '#fbfaf7',
  '#f1f0ec',
  '#e9e7e1',
  '#dedbd3',
  '#bfbbb0',
  '#8d8a82',
  '#666b71',
  '#50555b',
  '#34383c',
  '#191c1f',
];

// Filled is the accent with its own ink; the rest are hairlines.
const buttonVars = (_theme: unknown, props: { variant?: string | undefined; color?: unknown }) => ({
  root:
    (props.variant ?? 'filled') === 'filled' && props.color === undefined
      ? { '--button-bg': 'var(--accent)', '--button-hover': 'var(--accent)', '--button-color': 'var(--on-accent)' }
      : {},
});

export const theme = createTheme({
  primaryColor: 'signal',
  primaryShade: { light: 6, dark: 4 },
  colors: { signal, dark: graphite, gray: paper },
  autoContrast: true,
  fontFamily: 'var(--text)',
  fontFamilyMonospace: 'var(--code)',
  headings: { fontFamily: 'var(--text)', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  radius: { xs: '2px', sm: '3px', md: '3px', lg: '4px', xl: '6px' },
  defaultRadius: 'sm',
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      classNames: { root: classes.button ?? '' },
      vars: buttonVars,
    }),
    // By name alone: what no first screen draws does not come with it.
    Checkbox: { defaultProps: { size: 'xs' }, classNames: { label: classes.choice ?? '' } },
    SegmentedControl: { classNames: { root: classes.segments ?? '', indicator: classes.segment ?? '' } },
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      classNames: { wrapper: classes.field ?? '', input: classes.input ?? '' },
    }),
    Modal: Modal.extend({
      // The page behind does not scroll; locking it would need a style that the content policy refuses.
      defaultProps: {
        lockScroll: false,
        centered: false,
        yOffset: '12vh',
        transitionProps: { duration: 0 },
        padding: 20,
      },
      classNames: { content: classes.dialog ?? '', header: classes.dialogHead ?? '', title: classes.dialogTitle ?? '' },
    }),
    Notifications: { classNames: { root: classes.notices ?? '' } },
    // All that lies over the page has one place, so that a closed door can put it out of reach.
    Portal: { defaultProps: { target: '#overlays' } },
    ModalOverlay: { defaultProps: { backgroundOpacity: 0.5 } },
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      classNames: { label: classes.label ?? '', description: classes.description ?? '' },
    }),
    Select: {
      defaultProps: {
        withScrollArea: false,
        maxDropdownHeight: 260,
        comboboxProps: { transitionProps: { duration: 0 } },
      },
      // Their lists take no names of the Combobox: without these a long one ran out of the window.
      classNames: { options: classes.options ?? '' },
    },
    Autocomplete: {
      defaultProps: { withScrollArea: false, comboboxProps: { transitionProps: { duration: 0 } } },
      classNames: { options: classes.options ?? '' },
    },
    Combobox: { classNames: { options: classes.options ?? '' } },
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } }),
  },
});

const OURS = {
  '--mantine-color-body': 'var(--panel)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--sunk)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--hair-strong)',
};

/** Hands our colours to the components, so that one place decides. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: OURS, dark: OURS });
