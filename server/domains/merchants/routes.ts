import { Router } from 'express';
import { serve } from '../../platform/http/serve.ts';
import * as contacts from '../contacts/contract.ts';
import { addShop } from './add-shop.ts';
import { changeMerchant } from './change-merchant.ts';
import { changeShop } from './change-shop.ts';
import { getContactCard, listContactCards } from './contact-queries.ts';
import * as contract from './contract.ts';
import { createMerchant } from './create-merchant.ts';
import { importMerchants } from './import-merchants.ts';
import { mergeMerchants } from './merge-merchants.ts';
import { getMerchant, listMerchants } from './queries.ts';
import { removeMerchantContact } from './remove-merchant-contact.ts';
import { saveContactCard } from './save-contact-card.ts';
import { saveMerchantContact } from './save-merchant-contact.ts';

export function merchantRoutes(): Router {
  const router = Router();
  serve(router, contract.listMerchants, 'merchant.read', ({ ctx, query }) =>
    listMerchants(ctx, { ...query, unnamed: query.unnamed === 'true' }),
  );
  serve(router, contract.getMerchant, 'merchant.read', async ({ ctx, params }) => {
    const merchant = await getMerchant(ctx, params.merchantId);
    ctx.noteRead('merchant.read', [merchant.id]);
    return merchant;
  });
  serve(router, contract.createMerchant, 'merchant.create', ({ ctx, body }) => createMerchant(ctx, body));
  serve(router, contract.importMerchants, 'merchant.import', ({ ctx, body }) => importMerchants(ctx, body));
  serve(router, contract.changeMerchant, 'merchant.change', ({ ctx, params, body }) =>
    changeMerchant(ctx, params.merchantId, body),
  );
  serve(router, contract.mergeMerchants, 'merchant.merge', ({ ctx, params, body }) =>
    mergeMerchants(ctx, params.merchantId, body.into),
  );
  serve(router, contract.addShop, 'merchant.change', ({ ctx, params, body: { id, ...shop } }) =>
    addShop(ctx, params.merchantId, id, shop),
  );
  serve(router, contract.changeShop, 'merchant.change', ({ ctx, params, body }) =>
    changeShop(ctx, params.shopId, body),
  );
  serve(router, contract.addContact, 'contact.change', ({ ctx, params, body }) =>
    saveMerchantContact(ctx, params.merchantId, body),
  );
  serve(router, contract.changeContact, 'contact.change', ({ ctx, params, body }) =>
    saveMerchantContact(ctx, params.merchantId, body, params.contactId),
  );
  serve(router, contract.removeContact, 'contact.change', ({ ctx, params }) =>
    removeMerchantContact(ctx, params.merchantId, params.contactId),
  );
  return router;
}

/** Contacts are shown with their merchants, so they are served from here. */
export function contactRoutes(): Router {
  const router = Router();
  serve(router, contacts.listContacts, 'contact.read', ({ ctx, query }) => listContactCards(ctx, query));
  serve(router, contacts.getContact, 'contact.read', async ({ ctx, params }) => {
    const contact = await getContactCard(ctx, params.contactId);
    ctx.noteRead('contact.read', [contact.id]);
    return contact;
  });
  serve(router, contacts.createContact, 'contact.change', ({ ctx, body }) => saveContactCard(ctx, body));
  serve(router, contacts.changeContact, 'contact.change', ({ ctx, params, body }) =>
    saveContactCard(ctx, body, params.contactId),
  );
  return router;
}
