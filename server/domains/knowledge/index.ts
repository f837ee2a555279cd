export { beyond, mayBeSentTo } from './audience.rules.ts';
export { countTemplateUse } from './count-template-use.ts';
export { furnishTemplates } from './furnish-templates.ts';
export { getTemplate, listTemplatesById } from './queries.ts';
export { templateRoutes } from './routes.ts';
export { readTemplateText, renderTemplateText, type TemplateValues } from './template-text.ts';
